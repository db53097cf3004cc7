// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/requestencoder.h"

#include "http/characters.h"
#include "http/headers_p.h"

#include <array>
#include <charconv>
#include <cstring>

namespace HttpQ::Http1 {

namespace {

Error refused(const QString &message)
{
    return Error(Error::Kind::LocalProtocol, Error::Phase::Send, Error::Party::Local, message);
}

class Number
{
public:
    Number(quint64 number, int base)
        : m_end(std::to_chars(m_digits.begin(), m_digits.end(), number, base).ptr)
    {}
    Number(const Number &) = delete;
    Number &operator=(const Number &) = delete;
    operator QByteArrayView() const { return QByteArrayView(m_digits.data(), m_end); }

private:
    std::array<char, 20> m_digits;
    const char *m_end;
};

constexpr bool isVisible(char c)
{
    return c > 0x20 && c < 0x7f;
}

// host [ ":" port ], RFC 9110 7.2: what could end a host or begin something else is not in it
constexpr std::array<bool, 256> makeHostTable()
{
    std::array<bool, 256> table {};
    for (unsigned c = 0x21; c < 0x7f; ++c)
        table[c] = true;
    for (const char delimiter :
         { '"', '#', '/', '<', '>', '?', '@', '\\', '^', '`', '{', '|', '}' })
        table[static_cast<unsigned char>(delimiter)] = false;
    return table;
}

constexpr std::array<bool, 256> HostTable = makeHostTable();

constexpr bool isHostCharacter(char c)
{
    return HostTable[static_cast<unsigned char>(c)];
}

template<typename Predicate>
qsizetype firstNot(QByteArrayView text, Predicate predicate)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!predicate(text[i]))
            return i;
    }
    return -1;
}

QString byteAt(QByteArrayView text, qsizetype at)
{
    return QStringLiteral("byte 0x%1 at %2")
            .arg(static_cast<unsigned char>(text[at]), 2, 16, QLatin1Char('0'))
            .arg(at);
}

// The values are not shown: they may be secrets.
Error checkStart(const RequestHead &head)
{
    if (!Characters::isToken(head.method))
        return refused(QStringLiteral("The request's method is not a token"));
    if (head.target.isEmpty())
        return refused(QStringLiteral("The request has no target"));
    if (const qsizetype bad = firstNot(head.target, isVisible); bad >= 0) {
        return refused(QStringLiteral("The request's target holds %1, which is not allowed")
                               .arg(byteAt(head.target, bad)));
    }
    return {};
}

Error checkHost(QByteArrayView host)
{
    if (host.isEmpty())
        return refused(QStringLiteral("The request has no host"));
    if (const qsizetype bad = firstNot(host, isHostCharacter); bad >= 0) {
        return refused(QStringLiteral("The request's host holds %1, which is not allowed")
                               .arg(byteAt(host, bad)));
    }
    return {};
}

enum class Special : quint8 {
    None,
    Te,
    Host,
    Upgrade,
    Connection,
    ContentLength,
    TransferEncoding,
};

// The fields that are not simply passed on.
Special specialField(QByteArrayView name)
{
    const auto is = [name](QByteArrayView special, Special found) {
        return Characters::equalsIgnoringCase(name, special) ? found : Special::None;
    };
    switch (name.size()) {
    case 2:
        return is("te", Special::Te);
    case 4:
        return is("host", Special::Host);
    case 7:
        return is("upgrade", Special::Upgrade);
    case 10:
        return is("connection", Special::Connection);
    case 14:
        return is("content-length", Special::ContentLength);
    case 17:
        return is("transfer-encoding", Special::TransferEncoding);
    default:
        return Special::None;
    }
}

// What the program's own fields say about the message itself.
class SpecialFields
{
public:
    explicit SpecialFields(const RequestHead &head)
        : m_head(head)
        , m_host(head.authority)
    {}

    Error read(const HeadersData &data);

    QByteArrayView host() const { return m_host; }
    bool hasContentLength() const { return m_hasContentLength; }
    bool hasTe() const { return m_hasTe; }
    //! Host or Content-Length is among them: the library gives them their place.
    bool areWrittenApart() const { return m_hasHost || m_hasContentLength; }

private:
    Error readOne(Special special, QByteArrayView value);
    Error readContentLength(QByteArrayView value);
    Error readConnection(QByteArrayView value);

    const RequestHead &m_head;
    QByteArrayView m_host;
    bool m_hasHost = false;
    bool m_hasContentLength = false;
    bool m_hasConnection = false;
    bool m_hasTe = false;
};

Error SpecialFields::read(const HeadersData &data)
{
    for (const HeadersData::Entry &entry : data.entries) {
        const Special special = specialField(data.name(entry));
        if (special == Special::None)
            continue;
        if (Error error = readOne(special, data.value(entry)))
            return error;
    }
    return {};
}

Error SpecialFields::readOne(Special special, QByteArrayView value)
{
    switch (special) {
    case Special::None:
        break;
    case Special::Host:
        if (m_hasHost)
            return refused(QStringLiteral("The request has more than one Host field"));
        m_hasHost = true;
        m_host = value;
        break;
    case Special::ContentLength:
        return readContentLength(value);
    case Special::TransferEncoding:
        return refused(QStringLiteral("Transfer-Encoding is set by the library only"));
    case Special::Connection:
        return readConnection(value);
    case Special::Upgrade:
        return refused(QStringLiteral("Upgrade is set by the library only"));
    case Special::Te:
        // No transfer coding but chunked could be undone in the response.
        if (!Characters::equalsIgnoringCase(value, "trailers"))
            return refused(QStringLiteral("The field TE can only be \"trailers\""));
        m_hasTe = true;
        break;
    }
    return {};
}

Error SpecialFields::readContentLength(QByteArrayView value)
{
    const qint64 length = m_head.framing == RequestFraming::None ? qint64(0) : m_head.contentLength;
    if (m_hasContentLength)
        return refused(QStringLiteral("The request has more than one Content-Length field"));
    if (m_head.framing == RequestFraming::Chunked) {
        return refused(QStringLiteral("The request has a Content-Length although the length of its "
                                      "content is not known"));
    }
    if (value != QByteArrayView(Number(static_cast<quint64>(length), 10))) {
        return refused(QStringLiteral("The request's Content-Length is not the length of its "
                                      "content, which is %1")
                               .arg(length));
    }
    m_hasContentLength = true;
    return {};
}

Error SpecialFields::readConnection(QByteArrayView value)
{
    if (m_hasConnection
        || !(Characters::equalsIgnoringCase(value, "close")
             || Characters::equalsIgnoringCase(value, "keep-alive"))) {
        return refused(QStringLiteral("The field Connection can only be \"close\" or "
                                      "\"keep-alive\""));
    }
    m_hasConnection = true;
    return {};
}

// True if the block is what HeadersData::append() writes, and nothing else.
bool isWireForm(const HeadersData &data)
{
    constexpr quint32 SeparatorSize = 2;
    quint32 at = 0;
    for (const HeadersData::Entry &entry : data.entries) {
        if (entry.name != at || entry.value != at + entry.nameSize + SeparatorSize
            || data.block[entry.value - 1] != ' ')
            return false;
        at = entry.value + entry.valueSize + SeparatorSize;
    }
    return at == static_cast<quint64>(data.block.size());
}

// Puts bytes where room was made for them: QByteArray::append() costs more than all the rest.
class Writer
{
public:
    explicit Writer(char *to)
        : m_to(to)
    {}

    Writer &operator<<(QByteArrayView bytes)
    {
        std::memcpy(m_to, bytes.data(), static_cast<size_t>(bytes.size()));
        m_to += bytes.size();
        return *this;
    }
    void field(QByteArrayView name, QByteArrayView value)
    {
        *this << name << ": " << value << "\r\n";
    }
    const char *end() const { return m_to; }

private:
    char *m_to;
};

void writeFields(const HeadersData &data, bool specialsAreWrittenApart, Writer &writer)
{
    if (!specialsAreWrittenApart && isWireForm(data)) {
        writer << data.block;
        return;
    }
    for (const HeadersData::Entry &entry : data.entries) {
        const QByteArrayView name = data.name(entry);
        const Special special = specialField(name);
        if (special != Special::Host && special != Special::ContentLength)
            writer.field(name, data.value(entry));
    }
}

} // namespace

Error encodeRequestHead(const RequestHead &head, qint64 maximumBytes, QByteArray &out)
{
    // More than everything that is written besides what comes from outside.
    constexpr qsizetype OwnBytes = 128;
    constexpr qsizetype SeparatorBytes = 4;

    if (Error error = checkStart(head))
        return error;
    const HeadersData *const data = HeadersData::of(head.headers);
    SpecialFields specials(head);
    if (data) {
        if (Error error = specials.read(*data))
            return error;
    }
    if (Error error = checkHost(specials.host()))
        return error;

    Q_ASSERT(head.framing != RequestFraming::Length || head.contentLength >= 0);
    const qsizetype before = out.size();
    qsizetype room = head.method.size() + head.target.size() + specials.host().size() + OwnBytes;
    if (data)
        room += data->block.size() + data->entries.size() * SeparatorBytes;
    out.resize(before + room);
    Writer writer(out.data() + before);
    writer << head.method << " " << head.target << " HTTP/1.1\r\n";
    writer.field("Host", specials.host());
    if (data)
        writeFields(*data, specials.areWrittenApart(), writer);
    // RFC 9110 10.1.4: TE is for the next hop only
    if (specials.hasTe())
        writer.field("Connection", "TE");
    if (head.framing == RequestFraming::Chunked)
        writer.field("Transfer-Encoding", "chunked");
    else if (head.framing == RequestFraming::Length)
        writer.field("Content-Length", Number(static_cast<quint64>(head.contentLength), 10));
    else if (specials.hasContentLength())
        writer.field("Content-Length", "0");
    writer << "\r\n";

    const qsizetype size = writer.end() - (out.constData() + before);
    Q_ASSERT(size <= room);
    if (size > maximumBytes) {
        out.resize(before);
        return Error::limitExceeded(Error::Phase::Send, QStringLiteral("requestHeadBytes"),
                                    maximumBytes, size);
    }
    out.resize(before + size);
    return {};
}

bool asksToClose(const Headers &headers)
{
    const HeadersData *const data = HeadersData::of(headers);
    if (!data)
        return false;
    for (qsizetype i = data->indexOf("connection"); i >= 0;
         i = data->indexOf("connection", i + 1)) {
        if (Characters::equalsIgnoringCase(data->value(data->entries[i]), "close"))
            return true;
    }
    return false;
}

void encodeChunk(QByteArrayView data, QByteArray &out)
{
    Q_ASSERT(!data.isEmpty()); // it would be the last chunk
    const Number size(static_cast<quint64>(data.size()), 16);
    out.reserve(out.size() + QByteArrayView(size).size() + data.size() + 4);
    out.append(size).append("\r\n").append(data).append("\r\n");
}

void encodeLastChunk(QByteArray &out)
{
    out.append("0\r\n\r\n");
}

} // namespace HttpQ::Http1
