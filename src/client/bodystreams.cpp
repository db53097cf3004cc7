// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/bodystreams_p.h"

#include "client/chunkcutter_p.h"
#include "client/clientcore_p.h"
#include "client/exceptions.h"
#include "client/linesplitter_p.h"
#include "client/responsedata_p.h"

#include <limits>

namespace HttpQ {

using State = ResponseData::State;

namespace {

// Generators are for one reading of the whole body: a body that somebody began to read is refused.
void requireUnread(const ResponseData *data)
{
    if (data && (data->state == State::Reading || data->state == State::Consumed)) {
        throw StreamConsumed(
                data->streamError(Error::Kind::StreamConsumed,
                                  QStringLiteral("The body of the response was read before")));
    }
}

bool isWhole(const ResponseData *data)
{
    return data && data->state == State::Read && !data->wasStreamed;
}

// The text of a body that comes in pieces. A byte order mark must not be taken for something else
// because its end has not come yet.
class StreamedText
{
public:
    explicit StreamedText(const ResponseData &data)
        : m_data(data)
    {}

    QString decode(const QByteArray &bytes)
    {
        if (m_decoder)
            return m_decoder->decode(bytes);
        m_start += bytes;
        return m_start.size() < TextEncoding::BytesNeeded ? QString() : begin();
    }
    QString finish()
    {
        QString text;
        if (!m_decoder)
            text = begin();
        return text + m_decoder->finish();
    }

private:
    QString begin()
    {
        m_decoder.emplace(m_data.encodingOf(m_start));
        return m_decoder->decode(std::exchange(m_start, {}));
    }

    const ResponseData &m_data;
    std::optional<TextDecoder> m_decoder;
    QByteArray m_start;
};

} // namespace

QCoro::AsyncGenerator<QByteArray> chunksOf(Response response, BodyReading reading, qsizetype size)
{
    const ResponseData *data = ResponseData::of(response);
    requireUnread(data);
    ChunkCutter cutter(size);
    bool isLast = isWhole(data);
    if (isLast)
        cutter.add(data->content);
    for (;;) {
        if (!isLast) {
            const ChunkRead next = reading == BodyReading::RawChunks ? response.nextRawChunk()
                                                                     : response.nextChunk();
            const std::optional<QByteArray> chunk = co_await next;
            isLast = !chunk;
            if (chunk)
                cutter.add(*chunk);
        }
        if (isLast)
            cutter.finish();
        while (std::optional<QByteArray> piece = cutter.takePiece())
            co_yield *piece;
        if (isLast)
            co_return;
    }
}

QCoro::AsyncGenerator<QString> textOf(Response response)
{
    const ResponseData *data = ResponseData::of(response);
    requireUnread(data);
    if (isWhole(data)) {
        QString text = response.text();
        if (!text.isEmpty())
            co_yield text;
        co_return;
    }
    // A null response is refused where it is read.
    std::optional<StreamedText> streamed;
    if (data)
        streamed.emplace(*data);
    for (bool isLast = false; !isLast;) {
        const std::optional<QByteArray> chunk = co_await response.nextChunk();
        isLast = !chunk;
        QString text = isLast ? streamed->finish() : streamed->decode(*chunk);
        if (!text.isEmpty())
            co_yield text;
    }
}

QCoro::AsyncGenerator<QString> linesOf(Response response)
{
    const ResponseData *data = ResponseData::of(response);
    requireUnread(data);
    LineSplitter splitter;
    std::optional<StreamedText> streamed;
    if (data)
        streamed.emplace(*data);
    const qint64 limit = data && data->operation ? data->operation->limits().lineBytes
                                                 : std::numeric_limits<qint64>::max();
    bool isLast = isWhole(data);
    if (isLast)
        splitter.add(response.text());
    for (;;) {
        if (!isLast) {
            const std::optional<QByteArray> chunk = co_await response.nextChunk();
            isLast = !chunk;
            splitter.add(isLast ? streamed->finish() : streamed->decode(*chunk));
        }
        if (isLast)
            splitter.finish();
        while (std::optional<QString> line = splitter.takeLine())
            co_yield *line;
        if (isLast)
            co_return;
        if (splitter.waitingBytes() > limit) {
            response.close();
            throwError(Error::limitExceeded(Error::Phase::Body, QStringLiteral("lineBytes"), limit,
                                            splitter.waitingBytes())
                               .withUrl(response.url()),
                       response.request());
        }
    }
}

} // namespace HttpQ
