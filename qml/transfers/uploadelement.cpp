// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/transfers/uploadelement.h"

#include "qml/client/misuse.h"
#include "qml/request/jsvalues.h"
#include "qml/request/localfile.h"
#include "qml/request/multipartoptions.h"
#include "qml/request/requestdescription.h"

#include <HttpQ/filesource.h>

#include <QtCore/qmimedatabase.h>
#include <QtQml/qqmlengine.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace HttpQ {

namespace {

bool isGiven(const QJSValue &value)
{
    if (value.isUndefined() || value.isNull())
        return false;
    const std::optional<QString> text = JsValues::toText(value);
    return !text || !text->isEmpty();
}

} // namespace

UploadElement::UploadElement(QObject *parent)
    : TransferElement(false, parent)
{
    inputs().method = u"POST"_s;
}

UploadElement::~UploadElement() = default;

void UploadElement::setMethod(const QString &method)
{
    if (inputs().change(inputs().method, method))
        Q_EMIT methodChanged();
}

void UploadElement::setFile(const QJSValue &file)
{
    if (inputs().change(m_file, file))
        Q_EMIT fileChanged();
}

void UploadElement::setFiles(const QJSValue &files)
{
    if (inputs().change(m_files, files))
        Q_EMIT filesChanged();
}

void UploadElement::setFields(const QJSValue &fields)
{
    if (inputs().change(m_fields, fields))
        Q_EMIT fieldsChanged();
}

void UploadElement::setContentType(const QString &contentType)
{
    if (inputs().change(m_contentType, contentType))
        Q_EMIT contentTypeChanged();
}

bool UploadElement::isDescribed() const
{
    return inputs().hasUrl() && (isGiven(m_file) || isGiven(m_files) || isGiven(m_fields));
}

Error UploadElement::readContent(QString &place, Body &content, QString &contentType) const
{
    const bool isForm = isGiven(m_files) || isGiven(m_fields);
    place = isForm ? isGiven(m_files) ? u"files"_s : u"fields"_s : u"file"_s;
    if (isForm)
        return readForm(content, contentType);
    if (!isGiven(m_file))
        return JsValues::wrong(u"file: there is none, and neither files nor fields"_s);
    QString path;
    if (const Error error = readLocalFile(u"file"_s, m_file, path))
        return error;
    content = Body(std::make_shared<FileSource>(path));
    // By the name alone: the file is not read before it is sent.
    contentType =
            m_contentType.isEmpty()
                    ? QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchExtension).name()
                    : m_contentType;
    const QString refusal = Headers::refusal(u"Content-Type"_s, contentType);
    return refusal.isNull() ? Error() : JsValues::wrong(u"contentType: "_s + refusal);
}

Error UploadElement::readForm(Body &content, QString &contentType) const
{
    if (isGiven(m_file))
        return JsValues::wrong(u"file: an upload is one file, or a form of files and fields"_s);
    if (!m_contentType.isEmpty())
        return JsValues::wrong(u"contentType: it is that of file; a form has one of its own"_s);
    Multipart parts;
    if (isGiven(m_fields)) {
        if (const Error error = readMultipart(u"fields"_s, m_fields, parts))
            return error;
    }
    if (isGiven(m_files)) {
        if (const Error error = readFiles(u"files"_s, m_files, parts))
            return error;
    }
    content = parts.body();
    contentType = QString::fromLatin1(parts.contentType());
    return parts.error();
}

Error UploadElement::begin(HttpClient *client)
{
    QString place;
    Body content;
    QString contentType;
    if (const Error error = readContent(place, content, contentType))
        return error;
    auto source = std::make_shared<PausableSource>(content);
    RequestDescription description(client, inputs().method, RequestDescription::readUrl(url()));
    description.setContent(place, Body(source), contentType);
    description.setOption(u"raiseForStatus"_s, QJSValue(true));
    inputs().describe(description);
    if (const Error error = description.finish())
        return error;

    m_contentPlace = place;
    m_raisesForStatus = description.raisesForStatus();
    m_source = std::move(source);
    m_pending = description.chain().context(qmlEngine(this)).start(this);
    connect(m_pending, &PendingResponse::uploadProgress, this, &UploadElement::progressed);
    connect(m_pending, &PendingResponse::finished, this, &UploadElement::conclude);
    m_meter.start(0);
    keep(0, m_pending->bytesToSend());
    client->track(m_pending);
    return {};
}

void UploadElement::drop()
{
    delete m_pending;
    m_source.reset();
}

void UploadElement::pauseTransfer()
{
    if (!m_pending)
        return;
    m_source->pause();
    m_meter.stop();
    tell(done(), total(), 0, m_meter.timeLeft());
}

void UploadElement::resumeTransfer()
{
    if (!m_pending)
        return;
    m_meter.start(done());
    m_source->resume();
}

void UploadElement::cancelTransfer()
{
    if (m_pending)
        m_pending->cancel();
}

void UploadElement::progressed(qint64 sent, qint64 total)
{
    // What was on its way goes out while it is paused.
    if (m_source->isPaused())
        tell(sent, total, 0, m_meter.timeLeft());
    else if (m_meter.update(sent, total) || sent == total)
        tell(sent, total, m_meter.bytesPerSecond(), m_meter.timeLeft());
}

void UploadElement::conclude(const Response &response)
{
    m_response = ResponseValue(response, qjsEngine(this));
    m_hasNewResponse = true;
    Error error = namingUrl(m_pending->error());
    if (error.kind() == Error::Kind::File)
        error = namedError(m_contentPlace, error);
    if (!error && m_raisesForStatus)
        error = m_response.statusError();
    keep(m_pending->bytesSent(), m_pending->bytesToSend());
    m_pending->deleteLater();
    m_pending.clear();
    m_source.reset();
    end(error, m_response.status());
}

void UploadElement::forgetResult()
{
    if (m_response.isNull())
        return;
    m_response = ResponseValue();
    m_hasNewResponse = true;
}

void UploadElement::tellResult()
{
    if (std::exchange(m_hasNewResponse, false))
        Q_EMIT responseChanged();
}

} // namespace HttpQ
