// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/requestbuilder.h"

#include "client/auth/basicauth.h"
#include "client/auth/bearerauth.h"
#include "client/auth/digestauth.h"
#include "client/clientcore_p.h"
#include "client/completion_p.h"
#include "client/download/filedownload.h"
#include "client/generatorsource_p.h"
#include "client/operation_p.h"
#include "client/pendingresponse.h"
#include "http/curlcommand.h"
#include "protocol/multipart/multipart.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>

namespace HttpQ {

RequestBuilder::RequestBuilder(OperationPointer operation)
    : m_operation(std::move(operation))
{}
RequestBuilder::RequestBuilder(RequestBuilder &&other) noexcept = default;
RequestBuilder &RequestBuilder::operator=(RequestBuilder &&other) noexcept = default;
RequestBuilder::~RequestBuilder() = default;

// What was sent is not changed any more: a chain that goes on after that is one that is sent twice.
Operation &RequestBuilder::described()
{
    if (m_operation->isStarted())
        m_operation = m_operation->forSending();
    return *m_operation;
}

RequestBuilder &RequestBuilder::header(QAnyStringView name, QAnyStringView value) &
{
    described().draft().addHeader(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::headers(const Headers &headers) &
{
    for (qsizetype i = 0; i < headers.size(); ++i)
        described().draft().addHeader(headers.nameAt(i), headers.valueAt(i));
    return *this;
}

RequestBuilder &RequestBuilder::query(QAnyStringView name, QAnyStringView value) &
{
    described().draft().addQuery(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::query(const QUrlQuery &query) &
{
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        described().draft().addQuery(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::sensitiveHeader(QAnyStringView name, QAnyStringView value) &
{
    described().draft().addSensitiveHeader(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::withoutHeader(QAnyStringView name) &
{
    described().draft().leaveOutHeader(name);
    return *this;
}

RequestBuilder &RequestBuilder::withoutQuery() &
{
    QUrl url = std::as_const(described()).request().url();
    url.setQuery(QString());
    described().request().setUrl(url);
    described().options().isWithoutQuery = true;
    return *this;
}

RequestBuilder &RequestBuilder::baseUrl(const QUrl &url) &
{
    described().options().baseUrl = url;
    return *this;
}

RequestBuilder &RequestBuilder::target(const QByteArray &target) &
{
    described().options().target = target;
    return *this;
}

RequestBuilder &RequestBuilder::cookie(QAnyStringView name, QAnyStringView value) &
{
    described().draft().addCookie(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::withoutCookies() &
{
    described().options().isWithoutCookies = true;
    return *this;
}

RequestBuilder &RequestBuilder::body(const Body &body) &
{
    described().draft().setBody(body, {});
    return *this;
}

RequestBuilder &RequestBuilder::body(const QByteArray &bytes) &
{
    return body(Body(bytes));
}

RequestBuilder &RequestBuilder::body(QIODevice *device) &
{
    return body(Body(device));
}

RequestBuilder &RequestBuilder::body(QCoro::AsyncGenerator<QByteArray> &&generator) &
{
    return body(Body(std::make_shared<GeneratorSource>(std::move(generator))));
}

RequestBuilder &RequestBuilder::json(const QJsonValue &value) &
{
    // QJsonDocument holds arrays and objects only; the brackets around the one value are taken off.
    QByteArray text = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
    described().draft().setBody(Body(text.sliced(1, text.size() - 2)), "application/json");
    return *this;
}

RequestBuilder &RequestBuilder::json(const QJsonDocument &document) &
{
    described().draft().setBody(Body(document.toJson(QJsonDocument::Compact)), "application/json");
    return *this;
}

RequestBuilder &RequestBuilder::form(QAnyStringView name, QAnyStringView value) &
{
    described().draft().addFormField(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::form(const QUrlQuery &fields) &
{
    const auto items = fields.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        described().draft().addFormField(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::text(const QString &text) &
{
    described().draft().setBody(Body(text.toUtf8()), "text/plain; charset=utf-8");
    return *this;
}

RequestBuilder &RequestBuilder::multipart(const Multipart &parts) &
{
    if (const Error error = parts.error())
        described().draft().refuse(error);
    else
        described().draft().setBody(parts.body(), parts.contentType());
    return *this;
}

RequestBuilder &RequestBuilder::compressed() &
{
    described().options().isCompressed = true;
    return *this;
}

RequestBuilder &RequestBuilder::expectContinue(std::chrono::milliseconds longest) &
{
    described().options().continueTimeout = longest;
    return *this;
}

RequestBuilder &RequestBuilder::auth(std::shared_ptr<Auth> auth) &
{
    described().options().auth = std::move(auth);
    return *this;
}

RequestBuilder &RequestBuilder::basicAuth(const QString &user, const QString &password) &
{
    return auth(std::make_shared<BasicAuth>(user, password));
}

RequestBuilder &RequestBuilder::digestAuth(const QString &user, const QString &password) &
{
    return auth(std::make_shared<DigestAuth>(user, password));
}

RequestBuilder &RequestBuilder::bearer(const QByteArray &token) &
{
    return auth(std::make_shared<BearerAuth>(token));
}

RequestBuilder &RequestBuilder::withoutAuth() &
{
    return auth(nullptr);
}

RequestBuilder &RequestBuilder::redirects(const RedirectPolicy &policy) &
{
    described().options().redirects = policy;
    return *this;
}

RequestBuilder &RequestBuilder::followRedirects(bool follow) &
{
    return redirects(RedirectPolicy(described().redirects()).setFollowed(follow));
}

RequestBuilder &RequestBuilder::retries(const RetryPolicy &policy) &
{
    described().options().retries = policy;
    return *this;
}

RequestBuilder &RequestBuilder::limits(const Limits &limits) &
{
    described().options().limits = limits;
    return *this;
}

RequestBuilder &RequestBuilder::tlsOptions(const TlsOptions &options) &
{
    described().options().tls = described().core().inEnvironment(options);
    return *this;
}

RequestBuilder &RequestBuilder::networkOptions(const NetworkOptions &options) &
{
    described().options().network = options;
    return *this;
}

RequestBuilder &RequestBuilder::transport(std::shared_ptr<Transport> transport) &
{
    described().options().transport = std::move(transport);
    return *this;
}

RequestBuilder &RequestBuilder::defaultEncoding(const DefaultEncoding &encoding) &
{
    described().options().defaultEncoding = std::make_shared<const DefaultEncoding>(encoding);
    return *this;
}

RequestBuilder &RequestBuilder::trace(const TraceFunction &function) &
{
    described().options().trace = function;
    return *this;
}

Result<Request> RequestBuilder::build() const
{
    return m_operation->built();
}

QString RequestBuilder::toCurl(CurlSecrets secrets) const
{
    const Result<Request> request = build();
    return request ? curlCommand(*request, secrets == CurlSecrets::Shown)
                   : QStringLiteral("# %1").arg(request.error().message());
}

RequestBuilder &RequestBuilder::timeout(std::chrono::milliseconds total) &
{
    described().draft().timeout().total = total;
    return *this;
}

RequestBuilder &RequestBuilder::timeout(const Timeout &timeout) &
{
    described().draft().timeout() = timeout;
    return *this;
}

RequestBuilder &RequestBuilder::poolTimeout(Timeout::Duration duration) &
{
    described().draft().timeout().pool = duration;
    return *this;
}

RequestBuilder &RequestBuilder::connectTimeout(Timeout::Duration duration) &
{
    described().draft().timeout().connect = duration;
    return *this;
}

RequestBuilder &RequestBuilder::writeTimeout(Timeout::Duration duration) &
{
    described().draft().timeout().write = duration;
    return *this;
}

RequestBuilder &RequestBuilder::firstByteTimeout(Timeout::Duration duration) &
{
    described().draft().timeout().firstByte = duration;
    return *this;
}

RequestBuilder &RequestBuilder::readTimeout(Timeout::Duration duration) &
{
    described().draft().timeout().read = duration;
    return *this;
}

RequestBuilder &RequestBuilder::context(QObject *context) &
{
    described().addContext(context);
    return *this;
}

RequestBuilder &RequestBuilder::stopToken(const std::stop_token &token) &
{
    described().setStopToken(token);
    return *this;
}

RequestBuilder &RequestBuilder::stream() &
{
    described().setStreaming(true);
    return *this;
}

FileDownload RequestBuilder::download(const QString &filePath, QObject *parent)
{
    const OperationPointer described = m_operation->forSending();
    const auto request = [described]() -> std::optional<RequestBuilder> {
        if (described->core().isClosed())
            return std::nullopt;
        return RequestBuilder(described->clone());
    };
    return FileDownload(described->core().shared_from_this(), request,
                        std::as_const(*described).request().url(), filePath, parent);
}

ResponseAwaiter RequestBuilder::operator co_await()
{
    return ResponseAwaiter(m_operation);
}

ResultRequest RequestBuilder::result()
{
    return ResultRequest(m_operation);
}

PendingResponse *RequestBuilder::start(QObject *parent)
{
    return new PendingResponse(m_operation, parent);
}

namespace {

QCoro::Task<Response> awaitResponse(RequestBuilder request)
{
    co_return co_await request;
}

} // namespace

QCoro::Task<Response> RequestBuilder::toTask()
{
    return awaitResponse(RequestBuilder(m_operation));
}

QFuture<Response> RequestBuilder::toFuture()
{
    return FutureCompletion::start(m_operation->forSending());
}

void RequestBuilder::startThen(QObject *context,
                               std::function<void(const Result<Response> &)> function)
{
    const OperationPointer operation = m_operation->forSending();
    operation->addContext(context);
    CallbackCompletion::start(operation, std::move(function));
}

} // namespace HttpQ
