// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/networkoptions.h"
#include "network/qt/descriptorstream.h"
#include "network/qt/localsocket.h"

#include <QtCore/qsocketnotifier.h>

#include <memory>

namespace HttpQ {

/*!
    A local socket as a Stream: a descriptor, and Qt's event loop to tell of it. QLocalSocket reads
    ahead into a buffer that never ends, and does not tell a reset from an end.
*/
class QtLocalStream final : public DescriptorStream
{
public:
    QtLocalStream(const QString &path, const NetworkOptions &options, StreamListener *listener);

private:
    void attempted(const Result<int> &descriptor, const NetworkOptions &options);
    void updateWatch() override;

    std::unique_ptr<LocalConnect> m_connect;
    // These may be destroyed in their own slots, which a socket may not.
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
};

} // namespace HttpQ
