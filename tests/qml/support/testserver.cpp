// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/testserver.h"

#include <HttpQ/response.h>

#include <QtCore/qjsondocument.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

static QByteArray bytesOf(const QVariant &value)
{
    return value.metaType() == QMetaType::fromType<QByteArray>() ? value.toByteArray()
                                                                 : value.toString().toUtf8();
}

static ServerAnswer answerOf(const QVariantMap &description)
{
    Headers headers;
    const QVariantMap fields = description.value(u"headers"_s).toMap();
    for (auto it = fields.begin(); it != fields.end(); ++it)
        headers.append(it.key(), it.value().toString());
    QByteArray content = bytesOf(description.value(u"body"_s));
    if (description.contains(u"json"_s)) {
        content = QJsonDocument::fromVariant(description.value(u"json"_s)).toJson();
        if (!headers.contains("Content-Type"_L1))
            headers.append("Content-Type"_L1, "application/json"_L1);
    }
    ServerAnswer answer(Response(description.value(u"status"_s, 200).toInt(), headers, content));
    for (auto it = description.begin(); it != description.end(); ++it) {
        const QString &name = it.key();
        const int number = it.value().toInt();
        if (name == "delay"_L1) {
            answer = answer.delay(std::chrono::milliseconds(number));
        } else if (name == "dribble"_L1) {
            answer = answer.dribble(
                    number, std::chrono::milliseconds(description.value(u"every"_s).toInt()));
        } else if (name == "chunked"_L1) {
            answer = answer.chunked(number);
        } else if (name == "stall"_L1) {
            answer = answer.stall(number);
        } else if (name == "reset"_L1) {
            answer = answer.reset(number);
        } else if (name == "cut"_L1) {
            answer = answer.cut(number);
        } else if (!QStringList { u"status"_s, u"headers"_s, u"body"_s, u"json"_s, u"every"_s }
                            .contains(name)) {
            qFatal("TestServer knows no %s", qPrintable(name));
        }
    }
    return answer;
}

TestServer::TestServer(QObject *parent)
    : QObject(parent)
{}

QUrl TestServer::url() const
{
    return m_server.url();
}

void TestServer::respond(const QString &method, const QString &path, const QVariantMap &answer)
{
    m_server.respond(method, path, answerOf(answer));
}

void TestServer::enqueue(const QVariantMap &answer)
{
    m_server.enqueue(answerOf(answer));
}

QVariantList TestServer::requests() const
{
    QVariantList list;
    for (const ServerRequest &request : m_server.requests()) {
        QVariantMap headers;
        const QList<QByteArray> lines = request.head().split('\n');
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0)
                headers.insert(QString::fromLatin1(line.first(colon).toLower()),
                               QString::fromLatin1(line.sliced(colon + 1).trimmed()));
        }
        QVariantMap entry;
        entry.insert(u"method"_s, QString::fromLatin1(request.method()));
        entry.insert(u"target"_s, QString::fromLatin1(request.target()));
        entry.insert(u"headers"_s, headers);
        entry.insert(u"body"_s, QString::fromUtf8(request.body()));
        list.append(entry);
    }
    return list;
}

qsizetype TestServer::requestCount(const QString &method, const QString &path) const
{
    return m_server.requestCount(method, path);
}

qsizetype TestServer::openConnectionCount() const
{
    return m_server.openConnectionCount();
}

void TestServer::stopListening()
{
    m_server.stopListening();
}
