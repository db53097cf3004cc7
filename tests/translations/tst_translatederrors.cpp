// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Errors that happened, in each language.

#include "client/asyncclient.h"
#include "client/exceptions.h"
#include "client/translations.h"
#include "client/waitfor.h"
#include "testing/server/scriptedserver.h"

#include <QtCore/qmetaobject.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_TranslatedErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void refused_data();
    void refused();
    void tooManyFields_data();
    void tooManyFields();
    void tooLarge_data();
    void tooLarge();
    void badStatus_data();
    void badStatus();
    void everyKindIsTranslated_data();
    void everyKindIsTranslated();

private:
    Error errorOf(const QByteArray &answer, const Limits &limits = {});

    ScriptedServer m_server;
    QUrl m_closed;
};

void tst_TranslatedErrors::initTestCase()
{
    ScriptedServer closed;
    m_closed = closed.url();
}

// What comes of a request that \a answer is the answer to.
Error tst_TranslatedErrors::errorOf(const QByteArray &answer, const Limits &limits)
{
    m_server.enqueue(ServerAnswer(answer));
    AsyncClient client;
    client.setLimits(limits);
    try {
        waitFor(client.get(m_server.url())).raiseForStatus();
    } catch (const HttpError &thrown) {
        return thrown.error();
    }
    return {};
}

void tst_TranslatedErrors::refused_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::newRow("en") << u"en"_s
                        << u"%1 could not be reached. Check the address and the network "
                           "connection; the server may be out of service, too."_s;
    QTest::newRow("de") << u"de"_s
                        << u"%1 war nicht zu erreichen. Prüfen Sie die Adresse und die "
                           "Netzwerkverbindung; es kann aber auch der Server außer Betrieb sein."_s;
    QTest::newRow("fr") << u"fr"_s
                        << u"%1 est injoignable. Vérifiez l’adresse et la connexion au "
                           "réseau\u00a0; il se peut aussi que le serveur soit hors service."_s;
    QTest::newRow("es") << u"es"_s
                        << u"No se pudo acceder a %1. Compruebe la dirección y la conexión de red; "
                           "también puede ser que el servidor esté fuera de servicio."_s;
    QTest::newRow("ja") << u"ja"_s
                        << u"%1 に接続できませんでした。アドレスとネットワーク接続を確認してくださ"
                           "い。サーバーが停止している可能性もあります。"_s;
    QTest::newRow("zh_CN") << u"zh_CN"_s
                           << u"无法连接到 %1。请检查地址和网络连接；也可能是服务器已停止服务。"_s;
    QTest::newRow("pt_BR") << u"pt_BR"_s
                           << u"Não foi possível acessar %1. Verifique o endereço e a conexão de "
                              "rede; o servidor também pode estar fora do ar."_s;
}

void tst_TranslatedErrors::refused()
{
    QFETCH(const QString, language);
    QFETCH(const QString, text);
    QVERIFY(installTranslations(QLocale(language)));
    AsyncClient client;
    const Result<Response> result = waitFor(client.get(m_closed).result());
    QVERIFY(!result);
    QCOMPARE(result.error().kind(), Error::Kind::Connect);
    QCOMPARE(result.error().explanation(), text.arg(u"127.0.0.1:%1"_s.arg(m_closed.port())));
}

void tst_TranslatedErrors::tooManyFields_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("allowed");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *language, int allowed, const QString &text) {
        QTest::addRow("%s %d", language, allowed)
                << QString::fromLatin1(language) << allowed << text;
    };
    row("en", 1, u"The server sent more than 1 header field. "_s);
    row("en", 2, u"The server sent more than 2 header fields. "_s);
    row("de", 1, u"Der Server hat mehr als 1 Kopffeld gesendet. "_s);
    row("de", 2, u"Der Server hat mehr als 2 Kopffelder gesendet. "_s);
    row("fr", 0, u"Le serveur a envoyé plus de 0 champ d’en-tête. "_s);
    row("fr", 1, u"Le serveur a envoyé plus de 1 champ d’en-tête. "_s);
    row("fr", 2, u"Le serveur a envoyé plus de 2 champs d’en-tête. "_s);
    row("es", 1, u"El servidor envió más de 1 campo de cabecera. "_s);
    row("es", 2, u"El servidor envió más de 2 campos de cabecera. "_s);
    row("ja", 1, u"サーバーが 1 個を超えるヘッダーフィールドを送信しました。"_s);
    row("ja", 2, u"サーバーが 2 個を超えるヘッダーフィールドを送信しました。"_s);
    row("zh_CN", 1, u"服务器发送的标头字段超过 1 个。"_s);
    row("zh_CN", 2, u"服务器发送的标头字段超过 2 个。"_s);
    row("pt_BR", 1, u"O servidor enviou mais de 1 campo de cabeçalho. "_s);
    row("pt_BR", 2, u"O servidor enviou mais de 2 campos de cabeçalho. "_s);
}

void tst_TranslatedErrors::tooManyFields()
{
    QFETCH(const QString, language);
    QFETCH(const int, allowed);
    QFETCH(const QString, text);
    QVERIFY(installTranslations(QLocale(language)));
    Limits limits;
    limits.headerFields = allowed;
    const Error error =
            errorOf("HTTP/1.1 200 OK\r\nA: 1\r\nB: 2\r\nContent-Length: 0\r\n\r\n", limits);
    QCOMPARE(error.kind(), Error::Kind::LimitExceeded);
    QVERIFY2(error.explanation().startsWith(text), qPrintable(error.explanation()));
}

void tst_TranslatedErrors::tooLarge_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<qint64>("allowed");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *language, qint64 allowed, const QString &text) {
        QTest::addRow("%s %lld", language, static_cast<long long>(allowed))
                << QString::fromLatin1(language) << allowed << text;
    };
    row("en", 1, u"The content is larger than 1 byte. "_s);
    row("en", 1536, u"The content is larger than 1.5 KiB. "_s);
    row("de", 1, u"Der Inhalt ist größer als 1 Byte. "_s);
    row("de", 1536, u"Der Inhalt ist größer als 1,5 KiB. "_s);
    row("fr", 2, u"Le contenu dépasse 2 octets. "_s);
    row("fr", 2048, u"Le contenu dépasse 2 Kio. "_s);
    row("es", 1, u"El contenido ocupa más de 1 byte. "_s);
    row("ja", 2, u"コンテンツのサイズが 2 バイトを超えています。"_s);
    row("zh_CN", 2048, u"内容超过 2 KiB。"_s);
    row("pt_BR", 2, u"O conteúdo tem mais de 2 bytes. "_s);
}

void tst_TranslatedErrors::tooLarge()
{
    QFETCH(const QString, language);
    QFETCH(const qint64, allowed);
    QFETCH(const QString, text);
    QVERIFY(installTranslations(QLocale(language)));
    Limits limits;
    limits.bufferedBodyBytes = allowed;
    const Error error = errorOf(
            "HTTP/1.1 200 OK\r\nContent-Length: 4096\r\n\r\n" + QByteArray(4096, 'x'), limits);
    QCOMPARE(error.kind(), Error::Kind::LimitExceeded);
    QVERIFY2(error.explanation().startsWith(text), qPrintable(error.explanation()));
}

void tst_TranslatedErrors::badStatus_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    QTest::newRow("en") << u"en"_s
                        << u"The server is overloaded or under maintenance (status 503). "_s;
    QTest::newRow("de") << u"de"_s
                        << u"Der Server ist überlastet oder wird gewartet (Status 503). "_s;
    QTest::newRow("fr") << u"fr"_s
                        << u"Le serveur est surchargé ou en maintenance (statut 503). "_s;
    QTest::newRow("es") << u"es"_s
                        << u"El servidor está sobrecargado o en mantenimiento (estado 503). "_s;
    QTest::newRow("ja") << u"ja"_s
                        << u"サーバーが過負荷の状態か、メンテナンス中です (ステータス 503)。"_s;
    QTest::newRow("zh_CN") << u"zh_CN"_s << u"服务器负载过重或正在维护（状态码 503）。"_s;
    QTest::newRow("pt_BR") << u"pt_BR"_s
                           << u"O servidor está sobrecarregado ou em manutenção (status 503). "_s;
}

void tst_TranslatedErrors::badStatus()
{
    QFETCH(const QString, language);
    QFETCH(const QString, text);
    QVERIFY(installTranslations(QLocale(language)));
    const Error error = errorOf("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
    QCOMPARE(error.status(), 503);
    QVERIFY2(error.explanation().startsWith(text), qPrintable(error.explanation()));
}

void tst_TranslatedErrors::everyKindIsTranslated_data()
{
    QTest::addColumn<QString>("language");
    for (const char *language : { "de", "es", "fr", "ja", "pt_BR", "zh_CN" })
        QTest::newRow(language) << QString::fromLatin1(language);
}

void tst_TranslatedErrors::everyKindIsTranslated()
{
    QFETCH(const QString, language);
    const QMetaEnum kinds = QMetaEnum::fromType<Error::Kind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        const auto kind = static_cast<Error::Kind>(kinds.value(i));
        if (kind == Error::Kind::None)
            continue;
        const Error plain(kind, Error::Phase::Body, Error::Party::Local, {});
        for (const Error &error : { plain, plain.withUrl(m_closed) }) {
            installTranslations(QLocale(QLocale::English));
            const QString english = error.explanation();
            installTranslations(QLocale(language));
            const QString translated = error.explanation();
            QVERIFY2(!translated.contains(u'%') && !translated.contains(english.left(20)),
                     qPrintable(translated));
            QCOMPARE(translated.count(u"127.0.0.1"_s), error.url().isEmpty() ? 0 : 1);
            const bool isSpaced = language != u"ja" && language != u"zh_CN";
            QCOMPARE(translated.contains(u"。 "), false);
            QVERIFY2(translated.endsWith(isSpaced ? u'.' : u'。'), qPrintable(translated));
        }
    }
}

QTEST_GUILESS_MAIN(tst_TranslatedErrors)
#include "tst_translatederrors.moc"
