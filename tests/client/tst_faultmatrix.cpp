// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mockclient.h"

#include <zlib.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray gzipped(const QByteArray &plain)
{
    constexpr int GzipWindow = 15 + 16;
    z_stream stream {};
    if (deflateInit2(&stream, 6, Z_DEFLATED, GzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray in = plain;
    QByteArray out(plain.size() + 64, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

// What a byte of a response is for, and so what a wrong one does.
enum class Part { Head, Content, Coded, Framing, Extension, Trailers };

class Segment
{
public:
    Segment(Part segmentPart, const QByteArray &segmentBytes)
        : part(segmentPart)
        , bytes(segmentBytes)
    {}
    Part part;
    QByteArray bytes;
};

// A response as a server sends it, and what it means.
class Canned
{
public:
    Canned() = default;
    Canned(const QByteArray &requestMethod, const QList<Segment> &all)
        : method(requestMethod)
        , segments(all)
    {
        for (const Segment &segment : all) {
            output += segment.bytes;
            if (segment.part == Part::Head)
                headSize = output.size();
            else if (segment.part == Part::Content)
                content += segment.bytes;
        }
    }

    Part partAt(qsizetype offset) const
    {
        for (const Segment &segment : segments) {
            if (offset < segment.bytes.size())
                return segment.part;
            offset -= segment.bytes.size();
        }
        return segments.constLast().part;
    }

    QByteArray method;
    QList<Segment> segments;
    QByteArray output;
    QByteArray content;
    qsizetype headSize = 0; // with informational responses
    bool endsWithConnection = false;
    bool isPersistent = true;
    bool isSecond = false; // on a connection that carried another before
    QByteArray body; // of the request
};

enum class Fault { Fin, Reset, Stall, Nul, Letter, FinThenMore };

// What is to come of a response that is cut or spoilt at an offset.
class Expected
{
public:
    bool isSuccess = false;
    bool mayFailDecoding = false;
    QByteArray content;
    Error::Kind kind = Error::Kind::None;
    Error::Phase phase = Error::Phase::None;
};

Expected failure(Error::Kind kind, Error::Phase phase)
{
    Expected expected;
    expected.kind = kind;
    expected.phase = phase;
    return expected;
}

Expected success(const QByteArray &content)
{
    Expected expected;
    expected.isSuccess = true;
    expected.content = content;
    return expected;
}

constexpr char Retried[] = "fine";

Expected expectedOf(const Canned &canned, Fault fault, qsizetype at)
{
    using Kind = Error::Kind;
    const auto phase = at < canned.headSize ? Error::Phase::Head : Error::Phase::Body;
    const bool isWhole = at == canned.output.size() && !canned.endsWithConnection;
    if (fault == Fault::Nul || fault == Fault::Letter) {
        if (at == canned.output.size())
            return success(canned.endsWithConnection
                                   ? canned.content + (fault == Fault::Nul ? '\0' : 'X')
                                   : canned.content);
        switch (canned.partAt(at)) {
        case Part::Content: {
            QByteArray changed = canned.content;
            qsizetype index = at;
            for (const Segment &segment : canned.segments) {
                if (index < segment.bytes.size())
                    break;
                index -= segment.bytes.size();
            }
            qsizetype before = 0;
            qsizetype offset = 0;
            for (const Segment &segment : canned.segments) {
                if (offset + segment.bytes.size() > at)
                    break;
                offset += segment.bytes.size();
                if (segment.part == Part::Content)
                    before += segment.bytes.size();
            }
            changed[before + index] = fault == Fault::Nul ? '\0' : 'X';
            return success(changed);
        }
        case Part::Coded: {
            Expected expected = success(canned.content);
            expected.mayFailDecoding = true;
            return expected;
        }
        default:
            return failure(Kind::RemoteProtocol, phase);
        }
    }
    if (isWhole)
        return success(canned.content);
    if (fault == Fault::Stall)
        return failure(Kind::ReadTimeout, phase);
    if (at == 0) {
        // Nothing came on a connection that was used before: asked for once more on a new one.
        return canned.isSecond ? success(Retried) : failure(Kind::Read, Error::Phase::Head);
    }
    if (canned.endsWithConnection && at >= canned.headSize) {
        return fault == Fault::Reset
                       ? failure(Kind::Read, Error::Phase::Body)
                       : success(canned.output.sliced(canned.headSize, at - canned.headSize));
    }
    // A plain socket cannot tell a RST from a FIN where the length is known beforehand.
    return failure(Kind::RemoteProtocol, phase);
}

void inject(MockPeer *peer, const Canned &canned, Fault fault, qsizetype at)
{
    switch (fault) {
    case Fault::Fin:
    case Fault::FinThenMore:
    case Fault::Reset:
    case Fault::Stall:
        peer->send(QByteArrayView(canned.output).first(at));
        if (fault == Fault::Reset)
            peer->reset();
        else if (fault != Fault::Stall)
            peer->finish();
        if (fault == Fault::FinThenMore)
            peer->send(QByteArrayView(canned.output).sliced(at));
        break;
    case Fault::Nul:
    case Fault::Letter: {
        QByteArray spoilt = canned.output;
        if (at == spoilt.size())
            spoilt.append('X');
        spoilt[at] = fault == Fault::Nul ? '\0' : 'X';
        peer->send(spoilt);
        peer->finish();
        break;
    }
    }
}

class Received
{
public:
    QByteArray content;
    bool hasEnded = false;
};

QCoro::Task<> readInPieces(AsyncClient *client, QByteArray method, QByteArray body,
                           Received *received)
{
    RequestBuilder request = client->request(method, "http://example.com/path");
    if (!body.isEmpty())
        request.body(body);
    const Response response = co_await request.stream();
    for (;;) {
        const std::optional<QByteArray> chunk = co_await response.nextChunk();
        if (!chunk)
            break;
        received->content += *chunk;
    }
    received->hasEnded = true;
}

QCoro::Task<> readAsWhole(AsyncClient *client, QByteArray method, QByteArray body,
                          Received *received)
{
    RequestBuilder request = client->request(method, "http://example.com/path");
    if (!body.isEmpty())
        request.body(body);
    const Response response = co_await request;
    received->content = response.content();
    received->hasEnded = true;
}

// The cell's verdict: empty if all is as it must be.
QString cell(const Canned &canned, Fault fault, qsizetype at, qint64 readSize, bool inPieces)
{
    int requests = 0;
    MockClient mock;
    const auto answer = [&](MockPeer *peer, const QByteArray &) {
        const int faulty = canned.isSecond ? 1 : 0;
        if (requests++ == faulty)
            inject(peer, canned, fault, at);
        else
            peer->send(response(Retried));
    };
    mock.backend->setPeerHandler([&](MockPeer *peer) {
        peer->setReadSize(readSize);
        peer->setRequestHandler(answer);
    });
    if (canned.isSecond) {
        const auto first = mock.run(mock.client->get("http://example.com/first"));
        if (!first->value || mock.pool().idle != 1)
            return u"the first request failed"_s;
    }

    Received received;
    const auto outcome = mock.run((inPieces ? readInPieces : readAsWhole)(
            mock.client.get(), canned.method, canned.body, &received));
    const bool hadToWait = !outcome->isDone();
    if (hadToWait && fault == Fault::Stall)
        mock.backend->advance(61s);

    const Expected expected = expectedOf(canned, fault, at);
    if (outcome->ends != 1)
        return u"%1 ends were told"_s.arg(outcome->ends);
    const Error error = outcome->error();
    const bool isAsExpected =
            expected.isSuccess ? !error && received.hasEnded && received.content == expected.content
                               : !received.hasEnded && error.kind() == expected.kind
                                         && error.phase() == expected.phase
                                         && error.party() == Error::Party::Remote
                                         && error.url() == QUrl(u"http://example.com/path"_s);
    const bool isCoding = expected.mayFailDecoding && error.kind() == Error::Kind::Decoding
                          && error.phase() == Error::Phase::Body;
    if (!isAsExpected && !isCoding) {
        return u"outcome \"%1\" with %2 bytes instead of %3"_s.arg(error.toString())
                .arg(received.content.size())
                .arg(QLatin1StringView(
                        QMetaEnum::fromType<Error::Kind>().valueToKey(int(expected.kind))));
    }
    if (error && !canned.content.startsWith(received.content) && !expected.mayFailDecoding)
        return u"bytes that were not sent"_s;
    if (const QString left = mock.leftovers(); !left.isEmpty())
        return left;

    // A connection that is idle says on the next step that there is more to it.
    mock.backend->run();
    const bool wasRetried = expected.isSuccess && expected.content == Retried && at == 0;
    const bool isKept =
            wasRetried || (!error && fault == Fault::Stall && canned.isPersistent && !hadToWait);
    if (mock.pool().idle != (isKept ? 1 : 0))
        return u"%1 connections were kept"_s.arg(mock.pool().idle);
    const int connections = mock.backend->connectionCount();
    const auto next = mock.run(mock.client->get("http://example.com/next"));
    if (!next->value || next->value->content() != Retried)
        return u"the next request: "_s + next->error().toString();
    if (mock.backend->connectionCount() != connections + (isKept ? 0 : 1))
        return u"the next request went over the wrong connection"_s;
    return mock.leftovers();
}

QList<std::pair<const char *, Canned>> cannedExchanges()
{
    const auto head = [](const QByteArray &text) { return Segment(Part::Head, text); };
    const auto content = [](const QByteArray &text) { return Segment(Part::Content, text); };
    QList<std::pair<const char *, Canned>> all;

    all.append({ "length", Canned("GET", { head("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n"),
                                           content("hello\0world"_ba) }) });

    all.append({ "chunked",
                 Canned("GET", { head("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
                                 Segment(Part::Framing, "6"), Segment(Part::Extension, ";a=b;c"),
                                 Segment(Part::Framing, "\r\n"), content("first "),
                                 Segment(Part::Framing, "\r\n0A\r\n"), content("and second"),
                                 Segment(Part::Framing, "\r\n0\r\n"),
                                 Segment(Part::Trailers, "X-Sum: 1\r\nX-More: two\r\n\r\n") }) });

    Canned untilClose("GET",
                      { head("HTTP/1.1 200 OK\r\nX-A: b\r\n\r\n"), content("until the end") });
    untilClose.endsWithConnection = true;
    untilClose.isPersistent = false;
    all.append({ "close-delimited", untilClose });

    const QByteArray plain = "aaaaaaaaaabbbbbbbbbbccccccccccabc";
    const QByteArray coded = gzipped(plain);
    Canned gzip("GET", { head("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                              + QByteArray::number(coded.size()) + "\r\n\r\n"),
                         Segment(Part::Coded, coded) });
    gzip.content = plain;
    all.append({ "gzip", gzip });

    all.append(
            { "informational", Canned("GET", { head("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                                                    "HTTP/1.1 102 Processing\r\n\r\n"
                                                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"),
                                               content("ok") }) });
    all.append({ "head",
                 Canned("HEAD", { head("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n") }) });
    all.append({ "not modified", Canned("GET", { head("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n"
                                                      "Content-Length: 99\r\n\r\n") }) });
    all.append({ "no content", Canned("DELETE", { head("HTTP/1.1 204 No Content\r\n\r\n") }) });

    Canned second("GET",
                  { head("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n"), content("second") });
    second.isSecond = true;
    all.append({ "second on a connection", second });

    Canned old("GET", { head("HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\n"), content("old") });
    old.isPersistent = false;
    all.append({ "HTTP/1.0", old });

    Canned post("POST",
                { head("HTTP/1.1 201 Created\r\nContent-Length: 4\r\n\r\n"), content("made") });
    post.body = "a=1&b=2";
    all.append({ "post", post });

    QByteArray large;
    for (int i = 0; large.size() < 40'000; ++i)
        large += QByteArray::number(i) + ' ';
    all.append({ "large", Canned("GET", { head("HTTP/1.1 200 OK\r\nContent-Length: "
                                               + QByteArray::number(large.size()) + "\r\n\r\n"),
                                          content(large) }) });
    return all;
}

// Every offset; of a long output those at its beginning and end, and some between.
QList<qsizetype> offsetsOf(const Canned &canned)
{
    constexpr qsizetype Dense = 300;
    constexpr qsizetype Step = 7919;
    const qsizetype size = canned.output.size();
    QList<qsizetype> offsets;
    for (qsizetype at = 0; at <= size; ++at) {
        if (size <= Dense || at <= canned.headSize + 2 || at >= size - 2 || at % Step == 0)
            offsets.append(at);
    }
    return offsets;
}

} // namespace

Q_DECLARE_METATYPE(Canned)

class tst_FaultMatrix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cells_data();
    void cells();
};

void tst_FaultMatrix::cells_data()
{
    QTest::addColumn<Canned>("canned");
    QTest::addColumn<int>("fault");
    constexpr std::pair<const char *, Fault> faults[] = {
        { "FIN", Fault::Fin },       { "reset", Fault::Reset },
        { "stall", Fault::Stall },   { "NUL", Fault::Nul },
        { "letter", Fault::Letter }, { "FIN, then more", Fault::FinThenMore },
    };
    for (const auto &[name, canned] : cannedExchanges()) {
        for (const auto &[what, fault] : faults)
            QTest::addRow("%s, %s", name, what) << canned << int(fault);
    }
}

void tst_FaultMatrix::cells()
{
    QFETCH(const Canned, canned);
    QFETCH(const int, fault);
    const bool isLong = canned.output.size() > 1000;
    for (const qsizetype at : offsetsOf(canned)) {
        // A letter is wrong for sure only where chunks are framed, and behind the end.
        if (Fault(fault) == Fault::Letter && at < canned.output.size()
            && canned.partAt(at) != Part::Framing)
            continue;
        for (const qint64 readSize : { 1, 7, 0 }) {
            if (isLong && readSize == 1)
                continue;
            for (const bool inPieces : { false, true }) {
                const QString verdict = cell(canned, Fault(fault), at, readSize, inPieces);
                if (!verdict.isEmpty()) {
                    QFAIL(qPrintable(
                            u"at byte %1, read size %2, %3: %4"_s.arg(at).arg(readSize).arg(
                                    inPieces ? u"in pieces"_s : u"as a whole"_s, verdict)));
                }
            }
        }
    }
}

QTEST_GUILESS_MAIN(tst_FaultMatrix)
#include "tst_faultmatrix.moc"
