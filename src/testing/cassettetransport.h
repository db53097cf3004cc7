// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/httpqtestglobal.h>
#include <HttpQ/transport.h>

#include <QtCore/qflags.h>
#include <QtCore/qstringlist.h>

#include <memory>

namespace HttpQ {

class AsyncClient;
class CassetteTransportPrivate;

/*!
    \class HttpQ::CassetteTransport
    \brief Lets requests go out once, keeps what came in a file, and answers from it from then on:
    tests against a real service that need no network.

    \code
    client.setTransport(std::make_shared<HttpQ::CassetteTransport>("testdata/users.json"));
    \endcode

    The file is JSON, to be read, edited and kept with the tests. It holds each round (redirects,
    answers to challenges, retries) as a recording of its own, content codings undone. A request that
    failed is recorded, too, and fails again.

    Secrets are masked before they get there: the values of Authorization, Cookie, Set-Cookie and
    their kin, user information in URLs, and query parameters, form fields and JSON members with
    names like "access_token" or "password", in requests and responses. The program gets what the
    server sent when it is recorded, and what is in the file when it is replayed.
*/
class HTTPQ_TEST_EXPORT CassetteTransport : public Transport
{
public:
    enum class Mode {
        Replay, //!< everything is answered from the file
        Record, //!< everything goes out, and the file is written anew
        RecordOnce, //!< Replay if there is the file, else Record
        Passthrough, //!< everything goes out, and the file is neither read nor written
    };
    //! What a recording and a request must have in common.
    enum class Match { Method = 0x1, Origin = 0x2, Path = 0x4, Query = 0x8, Body = 0x10 };
    Q_DECLARE_FLAGS(Matching, Match)

    explicit CassetteTransport(const QString &fileName, Mode mode = Mode::RecordOnce);
    //! Saves what was recorded. What keeps it from that is logged.
    ~CassetteTransport() override;

    QString fileName() const;
    //! Replay or Record, if it was made with RecordOnce.
    Mode mode() const;
    //! Why the file cannot be read; every request fails with it.
    Error error() const;

    /*!
        Lets requests go out through \a client, which must live as long as this and must be another
        one than the one this answers for. Without one they go through a client of its own with
        default options. Redirects, cookies, authentication and retries are left to the client that
        asks, in any case.
    */
    void setClient(AsyncClient *client);

    //! Masks the values of header fields called \a name.
    void addMaskedHeader(QAnyStringView name);
    //! Masks the values of query parameters, form fields and JSON members called \a name. Case, "-"
    //! and "_" make no difference: "accessToken" is "access_token".
    void addMaskedParameter(QAnyStringView name);

    //! By default everything but the body. Masked parts are alike whatever they were.
    void setMatching(Matching matching);
    //! Whether the last recording that fits answers again once all that fit have answered. Off by
    //! default: each recording answers once, in the order of the file.
    void setRepeatable(bool repeatable);

    qsizetype recordingCount() const;
    //! The recordings that have answered nothing, as "GET https://example.com/".
    QStringList unusedRecordings() const;
    //! Writes what was recorded so far; the error if that fails. Does nothing in other modes.
    Error save();

    QCoro::Task<Response> send(const Request &request) override;

private:
    std::unique_ptr<CassetteTransportPrivate> d;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(CassetteTransport::Matching)

} // namespace HttpQ
