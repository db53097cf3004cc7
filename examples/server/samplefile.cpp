// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "samplefile.h"

#include "examplerequest.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace {

constexpr qint64 PieceSize = 64 * 1024;
constexpr std::chrono::milliseconds ThrottledInterval = 20ms;

class SampleSource final : public AnswerSource
{
public:
    SampleSource(const SampleFile &file, qint64 begin, qint64 end, qint64 bytesPerSecond)
        : m_file(file)
        , m_size(end - begin)
        , m_next(begin)
        , m_end(end)
        , m_bytesPerSecond(bytesPerSecond)
    {}

    qint64 size() const override { return m_size; }

    std::optional<QByteArray> read() override
    {
        if (m_next == m_end)
            return std::nullopt;
        qint64 wanted = PieceSize;
        if (m_bytesPerSecond > 0)
            wanted = std::max<qint64>(m_bytesPerSecond * ThrottledInterval.count() / 1000, 1);
        const QByteArray piece = m_file.bytes(m_next, std::min(wanted, m_end - m_next));
        m_next += piece.size();
        return piece;
    }

    std::chrono::milliseconds interval() const override
    {
        return m_bytesPerSecond > 0 ? ThrottledInterval : 0ms;
    }

private:
    SampleFile m_file;
    qint64 m_size;
    qint64 m_next;
    qint64 m_end;
    qint64 m_bytesPerSecond;
};

// One range of a file, end not included.
struct Range
{
    qint64 begin;
    qint64 end;
};

// What \a field asks for of \a size bytes. Nothing if it is not understood, and then the whole is sent;
// an empty range if there is nothing of it.
std::optional<Range> rangeOf(const QByteArray &field, qint64 size)
{
    if (!field.startsWith("bytes=") || field.contains(','))
        return std::nullopt;
    const QByteArray range = field.sliced(6);
    const qsizetype dash = range.indexOf('-');
    if (dash < 0)
        return std::nullopt;
    bool isFirst = false;
    bool isLast = false;
    const qint64 first = range.first(dash).toLongLong(&isFirst);
    const qint64 last = range.sliced(dash + 1).toLongLong(&isLast);
    if (isFirst && first >= size)
        return Range { 0, 0 };
    if (isFirst && (isLast ? last >= first : range.endsWith('-')))
        return Range { first, isLast ? std::min(last + 1, size) : size };
    if (dash == 0 && isLast)
        return last == 0 ? Range { 0, 0 } : Range { std::max<qint64>(size - last, 0), size };
    return std::nullopt;
}

} // namespace

SampleFile::SampleFile(const QString &name, qint64 size)
    : m_name(name)
    , m_size(size)
{
    for (const QChar character : name)
        m_seed = m_seed * 31 + character.unicode();
}

QByteArray SampleFile::bytes(qint64 offset, qint64 length) const
{
    const qint64 count = std::clamp<qint64>(length, 0, std::max<qint64>(m_size - offset, 0));
    QByteArray bytes(static_cast<qsizetype>(count), Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto at = static_cast<quint64>(offset + i);
        bytes[i] = static_cast<char>((at * 167 + (at >> 8) * 31 + (at >> 16) + m_seed) & 0xff);
    }
    return bytes;
}

QByteArray SampleFile::entityTag() const
{
    return '"' + QByteArray::number(m_seed, 16) + '-' + QByteArray::number(m_size) + '"';
}

ExampleAnswer SampleFile::answer(const ExampleRequest &request, qint64 bytesPerSecond) const
{
    Range part { 0, m_size };
    int status = 200;
    const QByteArray condition = request.field("if-range");
    if (condition.isEmpty() || condition == entityTag()) {
        if (const std::optional<Range> range = rangeOf(request.field("range"), m_size)) {
            part = *range;
            status = part.begin < part.end ? 206 : 416;
        }
    }
    ExampleAnswer answer(status);
    answer.setField("ETag", entityTag());
    answer.setField("Accept-Ranges", "bytes");
    if (status == 416) {
        answer.setField("Content-Range", "bytes */" + QByteArray::number(m_size));
        return answer;
    }
    if (status == 206) {
        answer.setField("Content-Range", "bytes " + QByteArray::number(part.begin) + '-'
                                                 + QByteArray::number(part.end - 1) + '/'
                                                 + QByteArray::number(m_size));
    }
    answer.setField("Content-Disposition",
                    "attachment; filename*=UTF-8''" + QUrl::toPercentEncoding(m_name));
    answer.setSource("application/octet-stream",
                     std::make_unique<SampleSource>(*this, part.begin, part.end, bytesPerSecond));
    return answer;
}
