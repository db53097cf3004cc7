// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>

#include <utility>

namespace HttpQTest {

//! Reads a multipart/form-data body as RFC 2046 5.1.1 has it, by the rules alone: it shares nothing
//! with what writes them.
class FormReader
{
public:
    class Part
    {
    public:
        QByteArray field(const QByteArray &fieldName) const
        {
            for (const auto &[key, value] : fields) {
                if (key.toLower() == fieldName.toLower())
                    return value;
            }
            return {};
        }

        QByteArray name;
        QByteArray fileName;
        QList<std::pair<QByteArray, QByteArray>> fields;
        QByteArray content;
    };

    FormReader(const QByteArray &contentType, const QByteArray &body)
    {
        QByteArray boundary = contentType.mid(contentType.indexOf("boundary=") + 9);
        if (boundary.startsWith('"'))
            boundary = boundary.mid(1, boundary.size() - 2);
        read(boundary, body);
    }

    QList<Part> parts;
    QByteArray problem;

private:
    void read(const QByteArray &boundary, const QByteArray &body)
    {
        const QByteArray delimiter = "\r\n--" + boundary;
        // The first one has no line before it.
        const QByteArray text = "\r\n" + body;
        qsizetype at = 0;
        if (!text.startsWith(delimiter))
            problem = "does not begin with the boundary";
        while (problem.isEmpty()) {
            at += delimiter.size();
            if (text.mid(at, 2) == "--") {
                if (text.mid(at) != "--\r\n")
                    problem = "something follows the end";
                return;
            }
            if (text.mid(at, 2) != "\r\n") {
                problem = "something follows the boundary";
                return;
            }
            const qsizetype end = text.indexOf(delimiter, at);
            if (end < 0) {
                problem = "no end";
                return;
            }
            readPart(text.mid(at + 2, end - at - 2));
            at = end;
        }
    }

    void readPart(QByteArray text)
    {
        Part part;
        for (;;) {
            const qsizetype end = text.indexOf("\r\n");
            const QByteArray line = text.left(end);
            if (end < 0 || line.contains('\r') || line.contains('\n') || line.contains('\0')) {
                problem = "a broken header line: " + line;
                return;
            }
            text.remove(0, end + 2);
            if (line.isEmpty())
                break;
            const qsizetype colon = line.indexOf(": ");
            part.fields.append({ line.left(colon), line.mid(colon + 2) });
        }
        part.content = text;
        QByteArray disposition = part.field("Content-Disposition");
        if (!take(disposition, "form-data; name=") || !takeQuoted(disposition, part.name)) {
            problem = "no name: " + part.field("Content-Disposition");
            return;
        }
        if (take(disposition, "; filename=") && !takeQuoted(disposition, part.fileName))
            problem = "a broken file name";
        if (!disposition.isEmpty())
            problem = "something follows the names: " + disposition;
        parts.append(part);
    }

    static bool take(QByteArray &text, const QByteArray &what)
    {
        if (!text.startsWith(what))
            return false;
        text.remove(0, what.size());
        return true;
    }

    static bool takeQuoted(QByteArray &text, QByteArray &value)
    {
        if (!text.startsWith('"'))
            return false;
        qsizetype i = 1;
        for (; i < text.size() && text[i] != '"'; ++i) {
            if (text[i] == '\\')
                ++i;
            value += text.mid(i, 1);
        }
        if (i >= text.size())
            return false;
        text.remove(0, i + 1);
        value.replace("%22", "\"");
        return true;
    }
};

} // namespace HttpQTest
