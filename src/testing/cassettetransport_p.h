// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/asyncclient.h"
#include "http/secretmask.h"
#include "testing/cassettefile_p.h"
#include "testing/cassettetransport.h"

#include <QtCore/qpointer.h>

#include <memory>

namespace HttpQ {

class CassetteTransportPrivate
{
public:
    using Mode = CassetteTransport::Mode;
    using Match = CassetteTransport::Match;
    using RecordingPointer = std::shared_ptr<Recording>;

    //! Null is one of its own.
    void setClient(AsyncClient *client);
    //! The client that requests go out through; throws if the one that was given is gone.
    AsyncClient &outgoing(const Request &request);
    //! Makes an entry for \a request, without an outcome.
    RecordingPointer begin(const Request &request);
    void finish(Recording &recording, const ResponseHead &head, const QByteArray &content);
    void finish(Recording &recording, const Error &error);
    Error save();

    //! The recording that answers \a request; null if there is none.
    RecordingPointer recordingFor(const Request &request);
    Error noRecording(const Request &request) const;

    QString fileName;
    Mode mode = Mode::Replay;
    Error error;
    CassetteFile::Recordings recordings;
    SecretMask mask;
    CassetteTransport::Matching matching =
            CassetteTransport::Matching(Match::Method) | Match::Origin | Match::Path | Match::Query;
    bool isRepeatable = false;
    bool isUnsaved = false;

private:
    CassetteTransport::Matching differences(const Recording &recording,
                                            const Recording &wanted) const;
    Recording masked(const Request &request) const;
    Headers maskedHeaders(const Headers &headers) const;

    QPointer<AsyncClient> m_given;
    bool m_isGiven = false;
    std::unique_ptr<AsyncClient> m_own;
};

} // namespace HttpQ
