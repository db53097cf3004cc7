// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/request/multipartoptions.h"

#include "qml/request/jsvalues.h"
#include "qml/request/localfile.h"

#include <HttpQ/filesource.h>

#include <QtCore/qfileinfo.h>

using namespace Qt::StringLiterals;
using namespace HttpQ::JsValues;

namespace HttpQ {

namespace {

class PartReader
{
public:
    PartReader(const QString &place, Multipart &parts)
        : m_place(place)
        , m_parts(parts)
    {}

    //! Adds the part that is called \a name, or as the member "name" says if that is a null string.
    Error read(const QString &name, const QJSValue &description);
    //! Adds a file, or a part that is called "file" unless it names itself.
    Error readFile(const QJSValue &description);

private:
    Error readMember(const QString &name, const QJSValue &value);
    Error readText(const QString &member, const QJSValue &value, QString &text) const;
    Error add();

    QString m_place;
    Multipart &m_parts;
    QString m_name;
    QString m_defaultName;
    QString m_kind; // text, data or file
    QJSValue m_content;
    QString m_fileName;
    QString m_contentType;
};

Error PartReader::read(const QString &name, const QJSValue &description)
{
    m_name = name;
    if (const std::optional<QString> text = toText(description); text && !name.isNull()) {
        m_parts.field(name, *text);
        return m_parts.error();
    }
    if (!isPlainObject(description))
        return unwanted(m_place, u"text or an object"_s, description);
    const Error error =
            forEachMember(description, [this](const QString &member, const QJSValue &value) {
                return readMember(member, value);
            });
    return error ? error : add();
}

Error PartReader::readFile(const QJSValue &description)
{
    m_defaultName = u"file"_s;
    if (!toText(description))
        return read({}, description);
    m_kind = u"file"_s;
    m_content = description;
    return add();
}

Error PartReader::readMember(const QString &name, const QJSValue &value)
{
    if (value.isUndefined())
        return {};
    if (name == "text"_L1 || name == "data"_L1 || name == "file"_L1) {
        if (!m_kind.isEmpty())
            return wrong(u"%1: a part is either %2 or %3"_s.arg(m_place, m_kind, name));
        m_kind = name;
        m_content = value;
        return {};
    }
    if (name == "filename"_L1)
        return readText(name, value, m_fileName);
    if (name == "contentType"_L1)
        return readText(name, value, m_contentType);
    if (name == "name"_L1 && m_name.isNull())
        return readText(name, value, m_name);
    return wrong(u"%1: \"%2\" is not known; what can be set is contentType, data, file, filename, "
                 "name in a list, and text"_s.arg(m_place, name));
}

Error PartReader::readText(const QString &member, const QJSValue &value, QString &text) const
{
    if (!value.isString())
        return unwanted(m_place + ": "_L1 + member, u"text"_s, value);
    text = value.toString();
    return {};
}

Error PartReader::add()
{
    if (m_name.isNull())
        m_name = m_defaultName;
    if (m_name.isNull())
        return wrong(m_place + ": a part of a list has a name"_L1);
    if (m_kind.isEmpty())
        return wrong(m_place + ": a part has one of text, data and file"_L1);
    const QString place = m_place + ": "_L1 + m_kind;
    if (m_kind == "file"_L1) {
        QString path;
        if (const Error error = readLocalFile(place, m_content, path))
            return error;
        const QString fileName = m_fileName.isEmpty() ? QFileInfo(path).fileName() : m_fileName;
        m_parts.file(m_name, fileName, Body(std::make_shared<FileSource>(path)), m_contentType);
        return m_parts.error();
    }
    QByteArray bytes;
    if (m_kind == "data"_L1) {
        const std::optional<QByteArray> data = toBytes(m_content);
        if (!data)
            return unwanted(place, u"an ArrayBuffer"_s, m_content);
        bytes = *data;
    } else {
        const std::optional<QString> text = toText(m_content);
        if (!text)
            return unwanted(place, u"text"_s, m_content);
        bytes = text->toUtf8();
    }
    if (!m_fileName.isEmpty())
        m_parts.file(m_name, m_fileName, bytes, m_contentType);
    else if (!m_contentType.isEmpty())
        m_parts.field(m_name, bytes, m_contentType);
    else
        m_parts.part(m_name, {}, Body(bytes));
    return m_parts.error();
}

} // namespace

Error readMultipart(const QString &place, const QJSValue &value, Multipart &parts)
{
    if (isList(value)) {
        return forEachMember(value, [&](const QString &index, const QJSValue &part) {
            return PartReader(place + ": part "_L1 + index, parts).read({}, part);
        });
    }
    if (!isPlainObject(value))
        return unwanted(place, u"an object or a list of parts"_s, value);
    return forEachMember(value, [&](const QString &name, const QJSValue &member) {
        return forEachValue(member, [&](const QJSValue &part) {
            if (part.isUndefined() || part.isNull())
                return Error();
            return PartReader(place + ": "_L1 + name, parts).read(name, part);
        });
    });
}

Error readFiles(const QString &place, const QJSValue &value, Multipart &parts)
{
    if (!isList(value))
        return unwanted(place, u"a list of files"_s, value);
    const quint32 count = value.property(u"length"_s).toUInt();
    for (quint32 i = 0; i < count; ++i) {
        PartReader reader(place + ": file "_L1 + QString::number(i), parts);
        if (const Error error = reader.readFile(value.property(i)))
            return error;
    }
    return {};
}

} // namespace HttpQ
