// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "uploadreader.h"

#include "examplerequest.h"

static constexpr qsizetype MaximumBeginning = 1024 * 1024;

// The value of \a parameter, such as name="file", in a field; empty if there is none.
static QByteArray parameterOf(const QByteArray &field, const QByteArray &parameter)
{
    for (const QByteArray &part : field.split(';')) {
        QByteArray text = part.trimmed();
        if (!text.toLower().startsWith(parameter + '='))
            continue;
        text = text.sliced(parameter.size() + 1);
        return text.size() >= 2 && text.startsWith('"') && text.endsWith('"')
                       ? text.sliced(1, text.size() - 2)
                       : text;
    }
    return {};
}

UploadReader::UploadReader(const ExampleRequest &request)
{
    const QByteArray type = request.field("content-type");
    const QByteArray boundary = parameterOf(type, "boundary");
    if (type.toLower().startsWith("multipart/") && !boundary.isEmpty()) {
        m_delimiter = "\r\n--" + boundary;
        m_waiting = "\r\n"; // the first delimiter has no line before it
    }
}

void UploadReader::addData(const QByteArray &data)
{
    m_size += data.size();
    m_hash.addData(data);
    m_beginning += data.first(qMin(data.size(), MaximumBeginning - m_beginning.size()));
    if (!m_delimiter.isEmpty()) {
        m_waiting += data;
        readParts();
    }
}

void UploadReader::readParts()
{
    while (true) {
        if (m_isInPart) {
            readPartContent();
            if (m_isInPart)
                return;
        }
        if (!readPartHead())
            return;
    }
}

// Behind a delimiter the rest of its line and the head of the part follow.
bool UploadReader::readPartHead()
{
    const qsizetype begin = m_waiting.indexOf(m_delimiter);
    if (begin < 0 || m_waiting.sliced(begin + m_delimiter.size()).startsWith("--"))
        return false;
    const qsizetype end = m_waiting.indexOf("\r\n\r\n", begin + m_delimiter.size());
    if (end < 0)
        return false;
    m_part = {};
    for (const QByteArray &line : m_waiting.sliced(begin, end - begin).split('\n')) {
        if (!line.toLower().startsWith("content-disposition:"))
            continue;
        m_part[QStringLiteral("name")] = QString::fromUtf8(parameterOf(line, "name"));
        m_part[QStringLiteral("fileName")] = QString::fromUtf8(parameterOf(line, "filename"));
    }
    m_waiting.remove(0, end + 4);
    m_partSize = 0;
    m_partHash.reset();
    m_isInPart = true;
    return true;
}

void UploadReader::readPartContent()
{
    const qsizetype end = m_waiting.indexOf(m_delimiter);
    if (end < 0) {
        // What may be the beginning of a delimiter waits.
        const qsizetype certain = m_waiting.size() - m_delimiter.size();
        if (certain > 0)
            addToPart(m_waiting.first(certain));
        return;
    }
    addToPart(m_waiting.first(end));
    m_part[QStringLiteral("size")] = m_partSize;
    m_part[QStringLiteral("sha256")] = QString::fromLatin1(m_partHash.result().toHex());
    m_parts.append(m_part);
    m_isInPart = false;
}

void UploadReader::addToPart(const QByteArray &data)
{
    m_partSize += data.size();
    m_partHash.addData(data);
    m_waiting.remove(0, data.size());
}

QJsonObject UploadReader::report() const
{
    QJsonObject report;
    report[QStringLiteral("size")] = m_size;
    report[QStringLiteral("sha256")] = QString::fromLatin1(m_hash.result().toHex());
    if (!m_delimiter.isEmpty())
        report[QStringLiteral("parts")] = m_parts;
    return report;
}
