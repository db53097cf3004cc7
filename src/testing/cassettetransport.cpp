// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/cassettetransport_p.h"

#include "client/cancelled_p.h"
#include "client/exceptions.h"
#include "client/responsedata_p.h"
#include "client/uncodedbody_p.h"
#include "testing/bodybytes_p.h"

#include <QtCore/qfileinfo.h>
#include <QtCore/qloggingcategory.h>

#include <utility>

namespace HttpQ {

Q_LOGGING_CATEGORY(lcCassette, "httpq.test.cassette")

namespace {

// RFC 9110 8.6: there the length is not that of the content that comes.
bool announcesOtherLength(const QByteArray &method, int status)
{
    return method == "HEAD" || status == 304;
}

// What framed and coded the content on the wire says nothing of the content that is handed on.
void adjustHeaders(ResponseHead &head, const QByteArray &method, qsizetype size)
{
    if (head.headers.contains("Content-Length") && !announcesOtherLength(method, head.status))
        head.headers.replaceOrAppend("Content-Length", QByteArray::number(size));
    head.headers.removeAll("Transfer-Encoding");
    if (!announcesOtherLength(method, head.status))
        head.headers.removeAll("Content-Encoding");
}

} // namespace

CassetteTransport::CassetteTransport(const QString &fileName, Mode mode)
    : d(std::make_unique<CassetteTransportPrivate>())
{
    d->fileName = fileName;
    // What a program reads in a replayed response has to be there, and many a member is a key.
    d->mask.names().setParameterOnly("key");
    d->mode = mode;
    if (mode == Mode::RecordOnce)
        d->mode = QFileInfo::exists(fileName) ? Mode::Replay : Mode::Record;
    if (d->mode != Mode::Replay)
        return;
    Result<CassetteFile::Recordings> recordings = CassetteFile::read(fileName);
    if (recordings)
        d->recordings = *std::move(recordings);
    else
        d->error = recordings.error();
}

CassetteTransport::~CassetteTransport()
{
    if (const Error failed = d->isUnsaved ? d->save() : Error())
        qCWarning(lcCassette, "%s", qUtf8Printable(failed.message()));
}

QString CassetteTransport::fileName() const
{
    return d->fileName;
}

CassetteTransport::Mode CassetteTransport::mode() const
{
    return d->mode;
}

Error CassetteTransport::error() const
{
    return d->error;
}

void CassetteTransport::setClient(AsyncClient *client)
{
    d->setClient(client);
}

void CassetteTransport::addMaskedHeader(QAnyStringView name)
{
    d->mask.addField(name);
}

void CassetteTransport::addMaskedParameter(QAnyStringView name)
{
    d->mask.names().add(name);
}

void CassetteTransport::setMatching(Matching matching)
{
    d->matching = matching;
}

void CassetteTransport::setRepeatable(bool repeatable)
{
    d->isRepeatable = repeatable;
}

qsizetype CassetteTransport::recordingCount() const
{
    qsizetype count = 0;
    for (const std::shared_ptr<Recording> &recording : std::as_const(d->recordings))
        count += recording->isComplete ? 1 : 0;
    return count;
}

QStringList CassetteTransport::unusedRecordings() const
{
    QStringList unused;
    for (const std::shared_ptr<Recording> &recording : std::as_const(d->recordings)) {
        if (!recording->isUsed)
            unused.append(QString::fromUtf8(recording->method + ' ' + recording->url));
    }
    return unused;
}

Error CassetteTransport::save()
{
    return d->mode == Mode::Record ? d->save() : Error();
}

QCoro::Task<Response> CassetteTransport::send(const Request &request)
{
    if (d->error)
        throwError(d->error.withUrl(request.url()), request);
    Request sent = request;
    if (request.body().source())
        sent.setBody(Body(co_await bodyBytes(request)));

    if (d->mode == Mode::Replay) {
        const std::shared_ptr<Recording> recording = d->recordingFor(sent);
        if (!recording)
            throwError(d->noRecording(sent).withUrl(request.url()), request);
        if (recording->error)
            throwError(recording->error.withUrl(request.url()), request);
        ResponseHead head = recording->head;
        adjustHeaders(head, sent.method(), recording->content.size());
        co_return ResponseData::made(head, recording->content);
    }

    const std::shared_ptr<Recording> recording = d->mode == Mode::Record ? d->begin(sent) : nullptr;
    ResultRequest outgoing = d->outgoing(sent)
                                     .send(sent)
                                     .redirects(RedirectPolicy::none())
                                     .retries(RetryPolicy())
                                     .withoutCookies()
                                     .withoutAuth()
                                     .result();
    const Result<Response> result = co_await outgoing;
    if (!result) {
        if (recording && !result.error().isCancelled())
            d->finish(*recording, result.error());
        throwError(result.error(), request);
    }
    ResponseHead head;
    head.status = result->status();
    head.minorVersion = result->httpVersion() == "HTTP/1.0" ? 0 : 1;
    head.reason = result->reason().toLatin1();
    head.headers = result->headers();
    const QByteArray content = result->content();
    adjustHeaders(head, sent.method(), content.size());
    if (recording)
        d->finish(*recording, head, content);
    co_return ResponseData::made(head, content);
}

void CassetteTransportPrivate::setClient(AsyncClient *client)
{
    m_given = client;
    m_isGiven = client != nullptr;
}

AsyncClient &CassetteTransportPrivate::outgoing(const Request &request)
{
    if (m_given)
        return *m_given;
    if (m_isGiven) {
        throwError(cancelled(QStringLiteral("The client that the cassette records through was "
                                            "destroyed")),
                   request);
    }
    if (!m_own) {
        m_own = std::make_unique<AsyncClient>();
        m_own->setCookies({});
    }
    return *m_own;
}

CassetteTransportPrivate::RecordingPointer CassetteTransportPrivate::begin(const Request &request)
{
    const auto recording = std::make_shared<Recording>(masked(request));
    recording->isUsed = true;
    recordings.push_back(recording);
    return recording;
}

void CassetteTransportPrivate::finish(Recording &recording, const ResponseHead &head,
                                      const QByteArray &content)
{
    recording.head = head;
    recording.head.headers = maskedHeaders(head.headers);
    recording.content = mask.body(content, head.headers.value("Content-Type"));
    adjustHeaders(recording.head, recording.method, recording.content.size());
    recording.isComplete = true;
    isUnsaved = true;
}

void CassetteTransportPrivate::finish(Recording &recording, const Error &failed)
{
    recording.error = failed;
    // A text may quote a URL.
    if (failed.kind() != Error::Kind::LimitExceeded) {
        const QByteArray text = mask.body(failed.message().toUtf8(), {});
        recording.error =
                Error(failed.kind(), failed.phase(), failed.party(), QString::fromUtf8(text));
    }
    recording.isComplete = true;
    isUnsaved = true;
}

Error CassetteTransportPrivate::save()
{
    const Error failed = CassetteFile::write(fileName, recordings);
    if (!failed)
        isUnsaved = false;
    return failed;
}

Recording CassetteTransportPrivate::masked(const Request &request) const
{
    Recording recording;
    recording.method = request.method();
    recording.url = mask.url(request.url());
    recording.headers = maskedHeaders(request.headers());
    // What cannot be read could hold anything.
    const std::optional<QByteArray> body = uncodedBody(request.body().bytes(), request.headers());
    recording.body = body ? mask.body(*body, request.headers().value("Content-Type"))
                          : QByteArray("[masked]");
    return recording;
}

Headers CassetteTransportPrivate::maskedHeaders(const Headers &headers) const
{
    Headers masked;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QByteArrayView name = headers.nameAt(i);
        const bool isMarked = headers.isSensitiveAt(i) && !mask.isSecretField(name);
        masked.append(name, isMarked ? QByteArray("[masked]")
                                     : mask.fieldValue(name, headers.valueAt(i)));
    }
    return masked;
}

} // namespace HttpQ
