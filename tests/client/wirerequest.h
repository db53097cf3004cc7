// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

namespace HttpQTest {

//! A request as it came over the wire, taken apart.
class WireRequest
{
public:
    explicit WireRequest(const QByteArray &wire)
    {
        const qsizetype end = wire.indexOf("\r\n\r\n");
        head = wire.left(end < 0 ? -1 : end + 4);
        const QByteArray rest = end < 0 ? QByteArray() : wire.mid(end + 4);
        if (field("Transfer-Encoding") == "chunked") {
            readChunks(rest);
        } else {
            body = rest;
            isWhole = end >= 0 && body.size() == field("Content-Length").toLongLong();
        }
    }

    QByteArray field(const QByteArray &name) const
    {
        const QByteArray mark = "\r\n" + name + ": ";
        const qsizetype at = head.indexOf(mark);
        if (at < 0)
            return {};
        const qsizetype begin = at + mark.size();
        return head.mid(begin, head.indexOf("\r\n", begin) - begin);
    }
    bool hasField(const QByteArray &name) const { return head.contains("\r\n" + name + ": "); }

    QByteArray head; //!< with the empty line
    QByteArray body; //!< without its framing
    bool isWhole = false;

private:
    void readChunks(QByteArray rest)
    {
        for (;;) {
            const qsizetype lineEnd = rest.indexOf("\r\n");
            if (lineEnd < 0)
                return;
            const qsizetype size = rest.left(lineEnd).toLongLong(nullptr, 16);
            if (size == 0) {
                isWhole = rest == "0\r\n\r\n";
                return;
            }
            body += rest.mid(lineEnd + 2, size);
            if (rest.mid(lineEnd + 2 + size, 2) != "\r\n")
                return;
            rest.remove(0, lineEnd + size + 4);
        }
    }
};

} // namespace HttpQTest
