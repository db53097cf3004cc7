// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/networkaccess/networkreply_p.h"

#include "client/logging_p.h"
#include "client/networkaccess/networkerror_p.h"
#include "client/networkaccess/networkrequest_p.h"
#include "client/networkaccess/replyhead_p.h"
#include "http/sameorigin.h"

#include <QtNetwork/qsslconfiguration.h>

namespace HttpQ {

namespace {

constexpr qint64 ProgressInterval = 100; // in milliseconds, as QNetworkAccessManager has it
constexpr char ClientIsGone[] = "The client of the NetworkAccessManager was destroyed";

} // namespace

NetworkReply::NetworkReply(AsyncClient *client, QNetworkAccessManager *manager,
                           QNetworkAccessManager::Operation operation,
                           const QNetworkRequest &request, QIODevice *body)
    : QNetworkReply(manager)
    , m_client(client)
    , m_cookies(client, manager, request)
    , m_body(body)
    , m_redirectsLeft(request.maximumRedirectsAllowed())
    , m_hasBody(body)
    , m_isRaw(request.hasRawHeader("Accept-Encoding"))
{
    setOperation(operation);
    setRequest(request);
    setUrl(request.url());
    // Qt's contract: a reply is open from the outset.
    QIODevice::open(QIODevice::ReadOnly);
    connect(this, &QNetworkReply::redirectAllowed, this, [this] {
        if (m_next)
            add(Follow);
    });
    connect(manager, &QObject::destroyed, this, &NetworkReply::leaveManager);
}

NetworkReply::~NetworkReply()
{
    stop();
}

void NetworkReply::add(Steps steps)
{
    m_steps |= steps;
    if (m_steps && !std::exchange(m_isTurnDue, true))
        QMetaObject::invokeMethod(this, &NetworkReply::takeTurn, Qt::QueuedConnection);
}

void NetworkReply::takeTurn()
{
    m_isTurnDue = false;
    for (const Step step : { Begin, Head, Redirect, Follow, Content, Resume, Failure, End }) {
        if (!m_steps.testFlag(step))
            continue;
        m_steps.setFlag(step, false);
        add({}); // a turn for what is left, also inside of what this one calls
        take(step);
        return;
    }
}

void NetworkReply::take(Step step)
{
    switch (step) {
    case Begin:
        return begin();
    case Head:
        return tellHead();
    case Redirect:
        return redirect();
    case Follow:
        return follow();
    case Content:
        return tellContent();
    case Resume:
        return resume();
    case Failure:
        return tellFailure();
    case End:
        return tellEnd();
    }
}

// This lives on, with another parent. Qt's connections to the manager have the reply itself as their
// receiver, so they do not end with it.
void NetworkReply::leaveManager()
{
    disconnect(this, &QNetworkReply::finished, this, nullptr);
    disconnect(this, &QNetworkReply::encrypted, this, nullptr);
}

void NetworkReply::start()
{
    if (request().attribute(QNetworkRequest::SynchronousRequestAttribute).toBool()) {
        // Whoever asks for this looks at the reply as soon as it is returned.
        end(OperationNotImplementedError, QStringLiteral("Requests that block are not supported"));
        setFinished(true);
    } else if (request().attribute(QNetworkRequest::CacheLoadControlAttribute)
               == QNetworkRequest::AlwaysCache) {
        end(ContentNotFoundError, QStringLiteral("There is no cache to load from"));
    } else {
        add(Begin);
    }
}

void NetworkReply::endWithout()
{
    end(NoError, {});
}

void NetworkReply::begin()
{
    m_hasBegun = true;
    m_sinceProgress.start();
    const QByteArray method = methodOf(operation(), request());
    if (!m_client) {
        end(OperationCanceledError, QString::fromLatin1(ClientIsGone));
    } else if (method.isEmpty()) {
        end(ProtocolInvalidOperationError, QStringLiteral("The request has no method"));
    } else if (m_hasBody && !m_body) {
        end(ProtocolInvalidOperationError,
            QStringLiteral("The device of the request body was destroyed"));
    } else {
        RequestBuilder chain = m_client->request(method, url());
        describe(chain, request(), m_body);
        send(std::move(chain), url());
    }
}

void NetworkReply::send(RequestBuilder &&chain, const QUrl &url)
{
    setOptions(chain, request(), *m_client, url, m_ignoresSslErrors);
    if (readBufferSize() > 0) {
        Limits limits = m_client->limits();
        limits.readHighWater = qMin(limits.readHighWater, readBufferSize());
        chain.limits(limits);
    }
    // What the client has for the first origin is for no other.
    if (!m_firstUrl.isEmpty() && !isSameOrigin(m_firstUrl, url))
        chain.withoutAuth();
    m_cookies.addTo(chain, url);

    m_pending = chain.stream().start(this);
    connect(m_pending, &PendingResponse::uploadProgress, this, &QNetworkReply::uploadProgress);
    connect(m_pending, &PendingResponse::responseReceived, this, &NetworkReply::takeResponse);
    connect(m_pending, &PendingResponse::failed, this, &NetworkReply::takeFailure);
}

void NetworkReply::takeResponse(const Response &response)
{
    if (m_firstUrl.isEmpty())
        m_firstUrl = response.url();
    m_cookies.store(response);
    m_response = response;
    const bool isFollowed = response.hasRedirectLocation()
                            && redirectPolicyOf(request()) != QNetworkRequest::ManualRedirectPolicy;
    show(response, isFollowed);
    add(Head);
    if (isFollowed) {
        add(Redirect);
        return;
    }
    m_transfer = std::make_shared<DownloadTransfer>(static_cast<DownloadTransfer::Sink *>(this));
    DownloadTransfer::receive(m_transfer, response,
                              m_isRaw ? BodyReading::RawChunks : BodyReading::Chunks);
}

void NetworkReply::show(const Response &response, bool isFollowed)
{
    const ReplyHead head(response, m_client ? m_client->limits() : Limits(), m_isRaw);
    m_total = head.contentLength();
    if (url().scheme() != response.url().scheme()) // the host is asked over https only
        setUrl(response.url());
    for (const QByteArray &name : rawHeaderList()) // of a redirect
        setRawHeader(name, QByteArray());
    for (const auto &[name, value] : head.fields())
        setRawHeader(name, value);
    setAttribute(QNetworkRequest::HttpStatusCodeAttribute, response.status());
    setAttribute(QNetworkRequest::HttpReasonPhraseAttribute, response.reason());
    if (response.hasRedirectLocation() && !isFollowed) {
        setAttribute(QNetworkRequest::RedirectionTargetAttribute,
                     QUrl::fromEncoded(rawHeader("Location")));
    }
    const qint64 original = head.originalContentLength();
    setAttribute(QNetworkRequest::OriginalContentLengthAttribute,
                 original >= 0 ? QVariant(original) : QVariant());
    setAttribute(QNetworkRequest::ConnectionEncryptedAttribute, response.connection().isSecure());
    setAttribute(QNetworkRequest::HttpPipeliningWasUsedAttribute, false);
    setAttribute(QNetworkRequest::Http2WasUsedAttribute, false);
}

void NetworkReply::tellHead()
{
    const bool isSecure = m_response.connection().isSecure();
    if ((!isSecure || emitGuarded([this] { Q_EMIT encrypted(); })) && isOpen())
        emitGuarded([this] { Q_EMIT metaDataChanged(); });
}

void NetworkReply::redirect()
{
    const Response response = std::exchange(m_response, Response());
    if (m_redirectsLeft-- <= 0) {
        end(TooManyRedirectsError,
            QStringLiteral("More redirects came than the %1 that are allowed")
                    .arg(request().maximumRedirectsAllowed()));
        return;
    }
    const Result<Request> next = response.nextRequest();
    if (!next) {
        end(networkErrorOfRedirect(response, next.error()), next.error().message());
        return;
    }
    response.close();
    retirePending();
    m_next = *next;
    setUrl(next->url());
    if (redirectPolicyOf(request()) != QNetworkRequest::UserVerifiedRedirectPolicy)
        add(Follow);
    emitGuarded([this, url = next->url()] { Q_EMIT redirected(url); });
}

void NetworkReply::follow()
{
    if (!m_next)
        return;
    Request next = *std::exchange(m_next, std::nullopt);
    if (!m_client) {
        end(OperationCanceledError, QString::fromLatin1(ClientIsGone));
        return;
    }
    m_cookies.removeFrom(next);
    send(m_client->send(next), next.url());
}

// Behind the head, whoever reads the body hears of it, when it has read what came before; but nobody
// reads on when the client has gone.
void NetworkReply::takeFailure(const Error &error)
{
    if (m_response.isNull() || error.isCancelled())
        end(networkErrorOf(error), error.message());
}

void NetworkReply::chunkCame(const QByteArray &chunk)
{
    m_received += chunk.size();
    if (isBomb()) {
        end(UnknownContentError,
            QStringLiteral("The content is %1 times as long as what was sent of it, and longer "
                           "than QNetworkRequest::decompressedSafetyCheckThreshold()")
                    .arg(m_received / qMax(qint64(1), m_response.bytesDownloaded())));
        return;
    }
    m_buffer.append(chunk);
    if (readBufferSize() > 0 && m_buffer.size() >= readBufferSize())
        m_transfer->setHeld(true);
    add(Content);
}

void NetworkReply::tellContent()
{
    if (!emitGuarded([this] { Q_EMIT readyRead(); }) || !isOpen())
        return;
    if (m_sinceProgress.hasExpired(ProgressInterval)) {
        m_sinceProgress.start();
        emitGuarded([this] { Q_EMIT downloadProgress(m_received, m_total); });
    }
}

// The decoders bound what one step gives, and not what a reader who keeps everything gets.
bool NetworkReply::isBomb() const
{
    const qint64 threshold = request().decompressedSafetyCheckThreshold();
    if (threshold < 0 || m_received <= threshold || !m_client)
        return false;
    const qint64 ratio =
            qMax(qint64(1), m_client->limits().decodedRatio); // as the decoders have it
    return m_received / ratio > m_response.bytesDownloaded();
}

void NetworkReply::bodyEnded()
{
    retirePending();
    const int status = m_response.status();
    end(networkErrorOfStatus(status),
        QStringLiteral("The server answered %1 %2").arg(status).arg(m_response.reason()));
}

void NetworkReply::transferFailed(const Error &error)
{
    end(networkErrorOf(error), error.message());
}

void NetworkReply::abort()
{
    if (!isFinished() && isOpen())
        close();
}

void NetworkReply::close()
{
    if (!isFinished() && isOpen()) {
        // What has not been told is not told any more.
        m_steps = {};
        if (m_isFailureTold)
            add(End);
        else
            end(OperationCanceledError, QStringLiteral("The request was aborted"));
    }
    m_buffer.clear();
    QNetworkReply::close();
}

// Its request has done what it was for: it ends by itself.
void NetworkReply::retirePending()
{
    PendingResponse *pending = std::exchange(m_pending, nullptr);
    if (!pending)
        return;
    pending->disconnect(this);
    if (pending->isFinished())
        pending->deleteLater();
    else
        connect(pending, &PendingResponse::finished, pending, &QObject::deleteLater);
}

void NetworkReply::stop()
{
    if (const auto transfer = std::exchange(m_transfer, nullptr))
        transfer->stop();
    delete std::exchange(m_pending, nullptr);
    m_next.reset();
}

void NetworkReply::end(NetworkError error, const QString &text)
{
    stop();
    if (error != NoError) {
        setError(error, text);
        add(Failure);
    }
    add(End);
}

void NetworkReply::tellFailure()
{
    m_isFailureTold = true;
    emitGuarded([this] { Q_EMIT errorOccurred(error()); });
}

void NetworkReply::tellEnd()
{
    setFinished(true);
    const qint64 total = m_total >= 0 ? m_total : m_received;
    if (emitGuarded([this, total] { Q_EMIT downloadProgress(m_received, total); })
        && emitGuarded([this] { Q_EMIT readChannelFinished(); }))
        emitGuarded([this] { Q_EMIT finished(); });
}

// Emits, and says whether this lives on. What slots throw must not reach the event loop: it ends the
// request.
template<typename Emission>
bool NetworkReply::emitGuarded(Emission emission)
{
    const QPointer<NetworkReply> self(this);
    try {
        emission();
    } catch (...) {
        reportThrown("a slot of a QNetworkReply");
        if (self)
            abort();
    }
    return self;
}

qint64 NetworkReply::bytesAvailable() const
{
    return QNetworkReply::bytesAvailable() + m_buffer.size();
}

bool NetworkReply::canReadLine() const
{
    return QNetworkReply::canReadLine() || m_buffer.hasLine();
}

void NetworkReply::setReadBufferSize(qint64 size)
{
    QNetworkReply::setReadBufferSize(size);
    if (m_transfer)
        add(Resume);
}

// More comes from the event loop only: whoever reads is in a slot of readyRead(), mostly.
qint64 NetworkReply::readData(char *data, qint64 maximum)
{
    const qint64 count = m_buffer.read(data, maximum);
    if (m_transfer)
        add(Resume);
    return count == 0 && isFinished() ? -1 : count;
}

void NetworkReply::resume()
{
    const std::shared_ptr<DownloadTransfer> transfer = m_transfer;
    if (!transfer || (readBufferSize() > 0 && m_buffer.size() >= readBufferSize()))
        return;
    transfer->setHeld(false);
    transfer->proceed();
}

void NetworkReply::ignoreSslErrors()
{
    // RFC 6797 12.1: not for a host that has said to be asked over https only.
    const std::shared_ptr<HstsStore> hosts = m_client ? m_client->hsts() : nullptr;
    const bool isKnownHost = hosts && hosts->isKnownHost(url().host());
    if (!m_hasBegun && !isKnownHost) {
        m_ignoresSslErrors = true;
        return;
    }
    qCWarning(lcHttpQ, "QNetworkReply::ignoreSslErrors() has no effect: %s",
              isKnownHost ? "the host is to be asked over verified connections only (HSTS)"
                          : "the request was sent already");
}

void NetworkReply::ignoreSslErrorsImplementation(const QList<QSslError> &)
{
    qCWarning(lcHttpQ, "QNetworkReply::ignoreSslErrors() with a list of errors has no effect: "
                       "trust the certificate with TlsOptions::setCaCertificates()");
}

void NetworkReply::sslConfigurationImplementation(QSslConfiguration &configuration) const
{
    configuration = request().sslConfiguration();
}

} // namespace HttpQ
