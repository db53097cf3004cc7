// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "protocol/http1/responseparser.h"

#include <QtCore/qmetaobject.h>
#include <QtCore/qregularexpression.h>

#include <optional>

namespace HttpQ::Test {

//! How much of the content a reader takes at a time.
enum class Taking { All, OneByte, Half, NothingFirst };

/*!
    Writes down what a parser tells, in a form that does not depend on how the input was cut: pieces
    of content are joined. One line for each event; the last says what became of the connection.
    What no parser may do is a complaint.
*/
class EventLog final : public ExchangeSink
{
public:
    explicit EventLog(Taking taking = Taking::All)
        : m_taking(taking)
    {}

    void onInformational(ResponseHead &&head) override { add("info " + text(head)); }
    void onHead(ResponseHead &&head) override { add("head " + text(head)); }
    qsizetype onBody(QByteArrayView data) override
    {
        if (data.isEmpty())
            complain("empty body");
        const qsizetype taken = howMuch(data.size());
        m_tookNothing = taken == 0;
        body.append(data.first(taken));
        return taken;
    }
    void onTrailers(Headers &&trailers) override { add("trailers " + text(trailers)); }
    void onEnd() override
    {
        add("end");
        ++ends;
    }
    void onError(const Error &failure) override
    {
        const auto name = [](auto value) {
            return QByteArray(
                    QMetaEnum::fromType<decltype(value)>().valueToKey(static_cast<int>(value)));
        };
        error = failure;
        add("error " + name(failure.kind()) + ' ' + name(failure.phase()) + ' '
            + name(failure.party()) + ": " + failure.message().toUtf8());
        ++ends;
    }

    //! Everything so far, one event a line.
    QByteArray text()
    {
        flush();
        return m_lines;
    }
    //! The same without what errors quote, of which there is more the more came at once.
    QByteArray textWithoutQuotes()
    {
        static const QRegularExpression quote(QStringLiteral("\"([^\"\\\\]|\\\\.)*\""));
        const QString lines = QString::fromLatin1(text());
        const qsizetype errorAt = lines.lastIndexOf(QStringLiteral("\nerror "));
        const qsizetype from = lines.startsWith(QStringLiteral("error ")) ? 0 : errorAt;
        if (from < 0)
            return lines.toLatin1();
        return lines.left(from).toLatin1()
               + lines.mid(from).replace(quote, QStringLiteral("Q")).toLatin1();
    }
    void add(const QByteArray &line)
    {
        flush();
        m_lines += line + '\n';
    }

    void complain(const QByteArray &what)
    {
        add(what);
        complaint = what;
    }

    QByteArray complaint; //!< what no parser may do and this one did
    int ends = 0;
    Error error;

private:
    static QByteArray text(const Headers &headers)
    {
        QByteArrayList fields;
        for (qsizetype i = 0; i < headers.size(); ++i)
            fields += headers.nameAt(i).toByteArray() + '=' + headers.valueAt(i).toByteArray();
        return '[' + fields.join('|') + ']';
    }
    static QByteArray text(const ResponseHead &head)
    {
        return "1." + QByteArray::number(head.minorVersion) + ' ' + QByteArray::number(head.status)
               + " (" + head.reason + ") " + text(head.headers);
    }
    qsizetype howMuch(qsizetype size)
    {
        switch (m_taking) {
        case Taking::All:
            return size;
        case Taking::OneByte:
            return 1;
        case Taking::Half:
            return (size + 1) / 2;
        case Taking::NothingFirst:
            return m_tookNothing ? size : 0;
        }
        return size;
    }
    void flush()
    {
        if (body.isEmpty())
            return;
        m_lines += "body " + body + '\n';
        body.clear();
    }

    QByteArray body;
    Taking m_taking;
    bool m_tookNothing = false;
    QByteArray m_lines;
};

//! One response, all that a test varies about it, and what came of it.
class Replay
{
public:
    Replay() {}

    QByteArray method = "GET";
    QByteArray input;
    std::optional<Http1::PeerEnd> end;
    Limits limits;
    Taking taking = Taking::All;

    //! Feeds the input in pieces that end at \a cuts, which are in order.
    QByteArray run(const QList<qsizetype> &cuts) const
    {
        EventLog log(taking);
        Http1::ResponseParser parser(limits);
        parser.begin(method, &log);
        qsizetype used = 0;
        qsizetype from = 0;
        for (qsizetype i = 0; i <= cuts.size() && !parser.isDone(); ++i) {
            const qsizetype to = i < cuts.size() ? cuts[i] : input.size();
            // Each piece lies in memory of its own, so that a view kept too long is found out.
            const QByteArray piece = input.sliced(from, to - from);
            from = to;
            QByteArrayView rest(piece);
            int idle = 0;
            while (!rest.isEmpty() && !parser.isDone() && idle < 2) {
                const qsizetype took = parser.feed(rest);
                idle = took == 0 ? idle + 1 : 0;
                used += took;
                rest = rest.sliced(took);
                if (!rest.isEmpty() && !parser.isDone() && !parser.isPaused())
                    log.complain("stopped without a pause");
            }
            if (idle == 2)
                log.complain("stuck");
        }
        if (parser.isDone() && parser.feed("HTTP/1.1 200 OK\r\n\r\n") != 0)
            log.complain("fed behind the end");
        if (!parser.isDone()) {
            if (end)
                parser.feedEnd(*end);
            else
                log.add("open");
        }
        if (log.ends > 1)
            log.complain("more than one end");
        if (parser.isDone() && !parser.isFailed()) {
            log.add((parser.isKeepAlive() ? "keep, unused " : "close, unused ")
                    + QByteArray::number(input.size() - used));
        } else if (parser.isKeepAlive()) {
            log.complain("kept alive");
        }
        // The first line says so, which nothing in the input can make it do.
        if (!log.complaint.isEmpty())
            return "BUG " + log.complaint + '\n' + log.text();
        return log.textWithoutQuotes();
    }

    QByteArray whole() const { return run({}); }
    QByteArray byteByByte() const
    {
        QList<qsizetype> cuts;
        for (qsizetype i = 1; i < input.size(); ++i)
            cuts += i;
        return run(cuts);
    }
    //! Compares what comes of the whole input at once with every other way to cut and to read it.
    //! Returns what is different, or nothing.
    QByteArray firstDifference() const
    {
        const QByteArray expected = whole();
        Replay other = *this;
        QByteArray log;
        for (const Taking way :
             { Taking::All, Taking::OneByte, Taking::Half, Taking::NothingFirst }) {
            other.taking = way;
            if (log = other.whole(); log != expected)
                return log;
            if (log = other.byteByByte(); log != expected)
                return log;
        }
        for (const Taking way : { Taking::All, Taking::Half }) {
            other.taking = way;
            for (qsizetype cut = 1; cut < input.size(); ++cut) {
                if (log = other.run({ cut }); log != expected)
                    return log;
            }
        }
        return {};
    }
};

} // namespace HttpQ::Test
