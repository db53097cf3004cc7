// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/curlcommand.h"

#include "http/headers_p.h"
#include "http/request_p.h"
#include "http/secretmask.h"
#include "http/shownurl.h"

#include <QtCore/qlist.h>
#include <QtCore/qstringconverter.h>

namespace HttpQ {

namespace {

const QByteArray Masked = QByteArrayLiteral("[masked]");
constexpr qsizetype MaximumShownBody = 64 * 1024; // a single argument may have 128 KiB on Linux

// True if the text of \a bytes is these bytes again, and a terminal shows it as it is.
bool isPrintable(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::Stateless
                                   | QStringConverter::Flag::ConvertInitialBom);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return false;
    for (const uint c : text.toUcs4()) {
        const QChar::Category category = QChar::category(c);
        if (c != '\n' && c != '\t'
            && (category == QChar::Other_Control || category == QChar::Other_Format))
            return false;
    }
    return true;
}

QString quoted(QByteArrayView bytes)
{
    QString text = QString::fromUtf8(bytes);
    text.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + text + u'\'';
}

// printf with octal escapes, which every POSIX shell has; not so $'...'.
QString printfOf(QByteArrayView bytes)
{
    QString command = QStringLiteral("printf '");
    for (const char c : bytes) {
        const auto value = static_cast<unsigned char>(c);
        if (value < 0x20 || value >= 0x7f || QByteArrayView("'\\%-").contains(c))
            command += QStringLiteral("\\%1").arg(int(value), 3, 8, QLatin1Char('0'));
        else
            command += QLatin1Char(c);
    }
    return command + u'\'';
}

// Not for what ends in a line feed or holds NUL: a command substitution loses both.
QString argument(QByteArrayView bytes)
{
    return isPrintable(bytes) ? quoted(bytes) : QStringLiteral("\"$(%1)\"").arg(printfOf(bytes));
}

class Command
{
public:
    void add(const QString &option) { m_line += u' ' + option; }
    void add(QLatin1StringView option, QByteArrayView value)
    {
        m_line += u' ' + option + u' ' + argument(value);
    }
    void setInput(const QString &command) { m_input = command + QStringLiteral(" | "); }
    void setComment(const QString &comment) { m_comment = QStringLiteral(" # ") + comment; }
    QString text() const { return m_input + QStringLiteral("curl") + m_line + m_comment; }

private:
    QString m_input;
    QString m_line;
    QString m_comment;
};

void addUrl(Command &command, const QUrl &url, bool secretsShown)
{
    QUrl shown = secretsShown ? url.adjusted(QUrl::RemoveFragment) : shownUrl(url);
    if (!secretsShown && !url.userInfo().isEmpty())
        shown.setUserInfo(QStringLiteral("masked"));
    const QByteArray text = shown.toEncoded();
    // curl expands [1-3] and {a,b}, and takes dot segments away
    for (const char c : { '[', ']', '{', '}' }) {
        if (text.contains(c)) {
            command.add(QStringLiteral("--globoff"));
            break;
        }
    }
    if (shown.path().contains(u"/."))
        command.add(QStringLiteral("--path-as-is"));
    command.add(QLatin1StringView("--url"), text);
}

// curl removes the field "Name:" and sends an empty one for "Name;"
void addField(Command &command, const QByteArray &name, const QByteArray &value)
{
    command.add(QLatin1StringView("--header"), value.isEmpty() ? name + ';' : name + ": " + value);
}

void addExtras(Command &command, const Request &request, bool secretsShown)
{
    const std::shared_ptr<const RequestExtras> &extras = RequestData::extrasOf(request);
    if (!extras)
        return;
    if (!extras->cookies.isEmpty())
        addField(command, "Cookie", secretsShown ? extras->cookies : Masked);
    if (extras->continueTimeout.count() > 0 && !request.body().isEmpty())
        addField(command, "Expect", "100-continue");
    if (!extras->target.isEmpty()) {
        const QByteArray target =
                secretsShown ? extras->target : SecretMask("masked").text(extras->target);
        command.add(QLatin1StringView("--request-target"), target);
    }
}

void addBody(Command &command, const Request &request, bool secretsShown)
{
    const Body &body = request.body();
    if (body.isEmpty())
        return;
    if (!request.headers().contains("Content-Type")) // which curl would make up
        command.add(QLatin1StringView("--header"), "Content-Type:");
    // In what is coded no secret would be found.
    const bool isHidden = !secretsShown && request.headers().contains("Content-Encoding");
    if (body.source() || isHidden || body.bytes().size() > MaximumShownBody) {
        command.add(QStringLiteral("--data-binary @-"));
        command.setComment(body.size() < 0
                                   ? QStringLiteral("the body is a stream")
                                   : QStringLiteral("the body has %1 bytes").arg(body.size()));
        return;
    }
    const QByteArray bytes =
            secretsShown ? body.bytes()
                         : SecretMask().body(body.bytes(), request.headers().value("Content-Type"));
    if (isPrintable(bytes)) {
        // --data-raw sends the same bytes, but does not take "@name" for a file
        command.add(QLatin1StringView("--data-raw"), bytes);
    } else {
        command.setInput(printfOf(bytes));
        command.add(QStringLiteral("--data-binary @-"));
    }
}

} // namespace

QString curlCommand(const Request &request, bool secretsShown)
{
    Command command;
    const QByteArray method = request.method();
    if (method == "HEAD" && request.body().isEmpty())
        command.add(QStringLiteral("--head"));
    else if (method != "GET" || !request.body().isEmpty())
        command.add(QLatin1StringView("--request"), method);
    addUrl(command, request.url(), secretsShown);

    const SecretMask mask;
    const Headers &headers = request.headers();
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QByteArray name = headers.nameAt(i).toByteArray();
        QByteArray value = headers.valueAt(i).toByteArray();
        if (!secretsShown)
            value = headers.isSensitiveAt(i) ? Masked : mask.fieldValue(name, value);
        addField(command, name, value);
    }
    addExtras(command, request, secretsShown);
    addBody(command, request, secretsShown);
    return command.text();
}

} // namespace HttpQ
