// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

#include <functional>

namespace HttpQ {

/*!
    \class HttpQ::DefaultEncoding
    \brief How Response::text() reads content whose charset the server does not tell: by a name, or by
    what a function finds out from the content.
*/
class DefaultEncoding
{
public:
    using Detector = std::function<QByteArray(const QByteArray &content)>;

    //! UTF-8.
    DefaultEncoding()
        : m_name(QByteArrayLiteral("utf-8"))
    {}
    DefaultEncoding(const QByteArray &name)
        : m_name(name)
    {}
    DefaultEncoding(const char *name)
        : m_name(name)
    {}
    //! \a detector gives the name of an encoding; it is called in the thread that calls text().
    DefaultEncoding(Detector detector)
        : m_detector(std::move(detector))
    {}

    QByteArray nameFor(const QByteArray &content) const
    {
        return m_detector ? m_detector(content) : m_name;
    }

private:
    QByteArray m_name;
    Detector m_detector;
};

} // namespace HttpQ
