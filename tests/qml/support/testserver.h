// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/scriptedserver.h>

#include <QtCore/qobject.h>
#include <QtCore/qurl.h>
#include <QtCore/qvariant.h>
#include <QtQml/qqmlregistration.h>

/*!
    A ScriptedServer for tests in QML.

    \code
    server.respond("GET", "/users", { status: 200, headers: { "ETag": '"1"' }, json: [1, 2] })
    server.respond("GET", "/slow", { body: "late", stall: 0 })
    \endcode
*/
class TestServer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QUrl url READ url CONSTANT FINAL)
public:
    explicit TestServer(QObject *parent = nullptr);

    QUrl url() const;
    //! Members of \a answer: status, headers, body (text or ArrayBuffer), json; and of ServerAnswer
    //! delay (milliseconds), dribble (bytes at a time), every (milliseconds), chunked (bytes), stall,
    //! reset, cut (places). Others end the test.
    Q_INVOKABLE void respond(const QString &method, const QString &path, const QVariantMap &answer);
    //! Answers one request that no route fits.
    Q_INVOKABLE void enqueue(const QVariantMap &answer);
    //! Of each request: method, target, headers (by names in lower case), body as text.
    Q_INVOKABLE QVariantList requests() const;
    Q_INVOKABLE qsizetype requestCount(const QString &method, const QString &path) const;
    Q_INVOKABLE qsizetype openConnectionCount() const;
    //! Whether connecting is refused from now on.
    Q_INVOKABLE void stopListening();

private:
    HttpQ::ScriptedServer m_server;
};
