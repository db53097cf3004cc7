// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/trafficlistener.h>

#include <QtCore/qjsondocument.h>
#include <QtCore/qstringlist.h>

#include <memory>

namespace HttpQ {

class HarLogPrivate;

/*!
    \class HttpQ::HarLog
    \brief Records what a client does as an HTTP Archive (HAR 1.2), which browsers' network panels and
    many other tools show.

    \code
    auto har = std::make_shared<HttpQ::HarLog>();
    client.addTrafficListener(har);
    // ...
    const HttpQ::Error error = har->save(QStringLiteral("session.har"));
    \endcode

    Each round of a request, such as a redirect that was followed, is an entry of its own, in the order
    in which the rounds began. A round without a response has the status 0, and "_error" says why. The
    fields that HttpQ writes by itself (Host, Content-Length) are not among the headers.

    An entry is made, without its secrets, when its request ends; the log holds on to nothing else.
    What is set applies to requests that end later. Belongs to the client's thread.
*/
class HTTPQ_EXPORT HarLog final : public TrafficListener
{
public:
    //! Which contents of requests and responses are kept.
    enum class Bodies {
        None,
        Text, //!< text, JSON, XML and forms
        All, //!< others in Base64
    };

    HarLog();
    ~HarLog() override;

    //! At most so many entries are kept, and the oldest are dropped: 1000 unless set.
    qsizetype maximumEntries() const;
    void setMaximumEntries(qsizetype count);

    //! Text, unless set. Bodies that were streamed, to the server or from it, are never kept.
    Bodies bodies() const;
    void setBodies(Bodies bodies);
    //! A body with more bytes than this is left out: 64 KiB unless set.
    qsizetype maximumBodyBytes() const;
    void setMaximumBodyBytes(qsizetype bytes);

    /*!
        Whether secrets are masked; they are unless set. That is the values of cookies and of
        Authorization and its kin, of header fields that are sensitive (RequestBuilder::sensitiveHeader())
        or were set by an Auth, user information in URLs, OAuth's authorization codes, and what
        secretNames() says. What else a body tells is not known to be a secret.
    */
    bool areSecretsMasked() const;
    void setSecretsMasked(bool masked);
    //! The names of query parameters, header and form fields, members of JSON and the like whose values
    //! are masked, such as "access_token". Case, "-", "_" and an "X-" before it make no difference.
    QStringList secretNames() const;
    void setSecretNames(const QStringList &names);

    //! How many entries there are.
    qsizetype size() const;
    bool isEmpty() const { return size() == 0; }
    void clear();

    QJsonDocument toJson() const;
    //! Writes the archive to the file \a path, which is replaced as a whole or not at all, and for its
    //! owner only. A device or a pipe is not replaced. The error is Error::Kind::File, or none.
    [[nodiscard]] Error save(const QString &path) const;

    void requestEnded(const TrafficRecord &record) override;

private:
    const std::unique_ptr<HarLogPrivate> d;
};

} // namespace HttpQ
