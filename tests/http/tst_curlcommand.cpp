// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/curlcommand.h"

#include <QtCore/qprocess.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

using Pairs = QList<std::pair<QByteArray, QByteArray>>;

namespace {

// Two bytes, then nothing.
class TwoBytes : public BodySource
{
public:
    explicit TwoBytes(qint64 size)
        : m_size(size)
    {}
    qint64 size() const override { return m_size; }
    Pull pull(QByteArray &, qsizetype) override { return Pull::End; }
    bool isReplayable() const override { return false; }
    bool rewind() override { return false; }

private:
    qint64 m_size;
};

// What a shell makes of a command: the arguments of curl, and its standard input.
struct Parsed
{
    QByteArrayList arguments;
    QByteArray input;
};

Parsed parsedByShell(const QString &command)
{
    // The function stands for curl: each argument and a NUL, then one more NUL and the input.
    const QString script =
            u"curl() { for a in \"$@\"; do printf '%s\\000' \"$a\"; done; printf '\\000'; cat; }\n"_s
            + command + u'\n';
    QProcess shell;
    shell.setStandardInputFile(QProcess::nullDevice());
    shell.start(u"/bin/sh"_s, { u"-c"_s, script });
    Parsed parsed;
    if (!shell.waitForFinished() || shell.exitCode() != 0)
        return parsed;
    QByteArray output = shell.readAllStandardOutput();
    for (;;) {
        const qsizetype end = output.indexOf('\0');
        if (end <= 0) {
            parsed.input = output.mid(end + 1);
            return parsed;
        }
        parsed.arguments.append(output.first(end));
        output.remove(0, end + 1);
    }
}

Request requestOf(const QByteArray &method, const QString &url, const Pairs &fields = {},
                  const Body &body = {})
{
    Request request(method, QUrl(url));
    for (const auto &[name, value] : fields)
        request.headers().append(name, value);
    request.setBody(body);
    return request;
}

} // namespace

Q_DECLARE_METATYPE(Request)

class tst_CurlCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writes_data();
    void writes();
    void masksSecrets_data();
    void masksSecrets();
    void survivesTheShell_data();
    void survivesTheShell();
    void saysWhatItDoesNotShow_data();
    void saysWhatItDoesNotShow();
    void codedBodyIsNotShown();
};

void tst_CurlCommand::writes_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<QString>("command");
    const auto row = [](const char *name, const Request &request, const QString &command) {
        QTest::newRow(name) << request << command;
    };
    const QString url = u"https://example.com/"_s;
    row("GET", requestOf("GET", url), u"curl --url 'https://example.com/'"_s);
    row("HEAD", requestOf("HEAD", url), u"curl --head --url 'https://example.com/'"_s);
    row("DELETE", requestOf("DELETE", url),
        u"curl --request 'DELETE' --url 'https://example.com/'"_s);
    row("POST without a body", requestOf("POST", url),
        u"curl --request 'POST' --url 'https://example.com/'"_s);
    row("fields",
        requestOf("GET", url, { { "Accept", "a/b" }, { "X-It's", "it's" }, { "Empty", "" } }),
        u"curl --url 'https://example.com/' --header 'Accept: a/b' --header 'X-It'\\''s: it'\\''s' "
        "--header 'Empty;'"_s);
    row("body", requestOf("POST", url, { { "Content-Type", "text/plain" } }, Body("it's\n")),
        u"curl --request 'POST' --url 'https://example.com/' --header 'Content-Type: text/plain' "
        "--data-raw 'it'\\''s\n'"_s);
    row("body without a type", requestOf("POST", url, {}, Body("a")),
        u"curl --request 'POST' --url 'https://example.com/' --header 'Content-Type:' "
        "--data-raw 'a'"_s);
    row("GET with a body", requestOf("GET", url, {}, Body("a")),
        u"curl --request 'GET' --url 'https://example.com/' --header 'Content-Type:' "
        "--data-raw 'a'"_s);
    row("body that looks like a file", requestOf("POST", url, {}, Body("@/etc/passwd")),
        u"curl --request 'POST' --url 'https://example.com/' --header 'Content-Type:' "
        "--data-raw '@/etc/passwd'"_s);
    row("body of bytes", requestOf("POST", url, {}, Body(QByteArray("-\0'\xff%a\\", 7))),
        u"printf '\\055\\000\\047\\377\\045a\\134' | curl --request 'POST' "
        "--url 'https://example.com/' --header 'Content-Type:' --data-binary @-"_s);
    row("value of bytes", requestOf("GET", url, { { "X", "\xfc$" } }),
        u"curl --url 'https://example.com/' --header \"$(printf 'X: \\374$')\""_s);
    row("query and fragment", requestOf("GET", u"https://example.com/a'b?x=1&y=$z#part"_s),
        u"curl --url 'https://example.com/a'\\''b?x=1&y=$z'"_s);
    row("IPv6", requestOf("GET", u"http://[::1]:8080/"_s),
        u"curl --globoff --url 'http://[::1]:8080/'"_s);
    row("dot segments", requestOf("GET", u"https://example.com/a/../b"_s),
        u"curl --path-as-is --url 'https://example.com/a/../b'"_s);
}

void tst_CurlCommand::writes()
{
    QFETCH(const Request, request);
    QTEST(curlCommand(request), "command");
}

void tst_CurlCommand::masksSecrets_data()
{
    QTest::addColumn<Request>("request");
    const QString url = u"https://example.com/"_s;
    for (const char *name :
         { "Authorization", "proxy-authorization", "Cookie", "X-Api-Key", "X-Token", "Secret" })
        QTest::newRow(name) << requestOf("GET", url, { { name, "hunter2" } });
    QTest::newRow("query") << requestOf("GET", url + u"?a=1&api_key=hunter2"_s);
    QTest::newRow("URL in a field")
            << requestOf("GET", url, { { "Referer", "http://a.example/?token=hunter2" } });
    QTest::newRow("form") << requestOf("POST", url,
                                       { { "Content-Type", "application/x-www-form-urlencoded" } },
                                       Body("a=b&password=hunter2"_ba));
    QTest::newRow("JSON") << requestOf("POST", url, { { "Content-Type", "application/json" } },
                                       Body(R"({"password":"hunter2"})"_ba));
    QTest::newRow("bytes") << requestOf("POST", url, {}, Body("\x01\xff&token=hunter2"_ba));
    Request marked = requestOf("GET", url);
    marked.headers().appendSensitive("X-Mine", "hunter2");
    QTest::newRow("marked") << marked;
    QTest::newRow("password") << requestOf("GET", u"https://joe:hunter2@example.com/"_s);
    QTest::newRow("user") << requestOf("GET", u"https://hunter2@example.com/"_s);
}

void tst_CurlCommand::masksSecrets()
{
    QFETCH(const Request, request);
    const QString command = curlCommand(request);
    QVERIFY2(!command.contains(u"hunter2"), qPrintable(command));
    QVERIFY2(command.contains(u"masked"), qPrintable(command));
    QVERIFY(!command.contains(u"joe"));
    const QString shown = curlCommand(request, true);
    QVERIFY2(shown.contains(u"hunter2"), qPrintable(shown));
    QVERIFY(!shown.contains(u"masked"));
}

void tst_CurlCommand::survivesTheShell_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("value"); // of a field
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &value) {
        QTest::newRow(name) << body << value;
    };
    QByteArray every;
    QByteArray printable;
    for (int c = 0; c < 256; ++c)
        every += static_cast<char>(c);
    for (int c = 0x21; c < 0x7f; ++c)
        printable += static_cast<char>(c);
    row("every visible character", printable, printable);
    row("every byte", every, printable + every.mid(128));
    row("only quotes", "''''", "''''");
    row("substitutions", "$(touch /tmp/no) `id` ${HOME} $HOME !! \\", "$(id) `id` \\ \"");
    row("line feeds", "\n\na\n\n", "a\tb");
    row("line feeds and a byte", "\n\n\xff\n\n", "\xff  \xff");
    row("UTF-8", "\xc3\xbc\xf0\x9f\x98\x80", "\xc3\xbc");
    row("cut off UTF-8", "a\xc3", "a\xc3");
    row("mark of UTF-8", "\xef\xbb\xbf{}", "\xef\xbb\xbf");
    row("escape sequence of a terminal", "\x1b[2J",
        "\xc2\x9b"
        "2J");
    row("right-to-left override", "\xe2\x80\xae", "\xe2\x80\xae");
    row("at sign", "@/etc/passwd", "@x");
    row("option", "--output", "--output");
    row("printf's own", "%s%n\\n\\0101\xff", "%s\\c\xff");
    row("octal digits behind a byte",
        "\xff"
        "777",
        "\xff"
        "777");
    row("carriage return", "a\r\nb", "a");
}

void tst_CurlCommand::survivesTheShell()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, value);
    const Request request = requestOf("POST", u"https://example.com/it's?a=$(id)&b=`c`;d"_s,
                                      { { "Content-Type", "a/b" }, { "X", value } }, Body(body));
    const QString command = curlCommand(request);
    for (const uint c : command.toUcs4())
        QVERIFY2(QChar::isPrint(c) || c == '\n' || c == '\t', qPrintable(command));
    const Parsed parsed = parsedByShell(command);
    const bool isPiped = command.startsWith(u"printf ");
    const QByteArrayList arguments { "--request",
                                     "POST",
                                     "--url",
                                     request.url().toEncoded(),
                                     "--header",
                                     "Content-Type: a/b",
                                     "--header",
                                     "X: " + value,
                                     isPiped ? "--data-binary" : "--data-raw",
                                     isPiped ? "@-" : body };
    QCOMPARE(parsed.arguments, arguments);
    QCOMPARE(parsed.input, isPiped ? body : QByteArray());
}

void tst_CurlCommand::saysWhatItDoesNotShow_data()
{
    QTest::addColumn<Body>("body");
    QTest::addColumn<QString>("end");
    QTest::newRow("stream") << Body(std::make_shared<TwoBytes>(-1))
                            << u" --data-binary @- # the body is a stream"_s;
    QTest::newRow("source") << Body(std::make_shared<TwoBytes>(2))
                            << u" --data-binary @- # the body has 2 bytes"_s;
    QTest::newRow("large") << Body(QByteArray(100000, 'a'))
                           << u" --data-binary @- # the body has 100000 bytes"_s;
    QTest::newRow("as large as may be")
            << Body(QByteArray(65536, 'a')) << QString(65536, u'a') + u'\'';
}

void tst_CurlCommand::saysWhatItDoesNotShow()
{
    QFETCH(const Body, body);
    QFETCH(const QString, end);
    const QString command = curlCommand(requestOf("PUT", u"https://example.com/"_s, {}, body));
    QVERIFY2(command.endsWith(end), qPrintable(command.right(100)));
    QVERIFY(!parsedByShell(command).arguments.isEmpty());
}

// Secrets would not be found in it.
void tst_CurlCommand::codedBodyIsNotShown()
{
    const Body body("\x1f\x8bhunter2"_ba);
    const Request request =
            requestOf("PUT", u"https://example.com/"_s, { { "Content-Encoding", "gzip" } }, body);
    const QString command = curlCommand(request);
    QVERIFY2(command.endsWith(u" --data-binary @- # the body has 9 bytes"), qPrintable(command));
    QCOMPARE(parsedByShell(curlCommand(request, true)).input, body.bytes());
}

QTEST_GUILESS_MAIN(tst_CurlCommand)
#include "tst_curlcommand.moc"
