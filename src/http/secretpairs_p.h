// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/secretnames.h"

#include <QtCore/qbytearrayview.h>

#include <vector>

namespace HttpQ {

/*!
    Finds the members of JSON objects that are secret by what stands beside them: "value" in
    {"name": "password", "value": "x"}, and "code" in a token request of OAuth. Also in JSON that stands
    in a string, or was cut off. Looks at each byte once for each string that it is in, and their marks
    need twice the backslashes each time.
*/
class SecretPairs
{
public:
    SecretPairs(const SecretNames &names, QByteArrayView text);
    //! The colon at \a position stands before a secret value.
    bool contains(qsizetype position) const;

private:
    class Quote
    {
    public:
        bool isLike(const Quote &other) const
        {
            return mark == other.mark && escapes == other.escapes;
        }

        char mark = '\0'; // none
        qsizetype escapes = 0;
        qsizetype content = 0; // where that begins
    };
    class Object
    {
    public:
        size_t firstValue = 0; // in m_values
        size_t firstCode = 0; // in m_codes
        bool isSecret = false;
        bool isAuthorization = false;
    };
    class Member
    {
    public:
        QByteArray name;
        qsizetype colon = -1; // none
    };

    void search(qsizetype begin, qsizetype end);
    qsizetype read(qsizetype begin, qsizetype end, const Quote &quote);
    void note(Object &object, const Member &member, QByteArrayView value);
    void close(std::vector<Object> &objects);
    Quote quoteAt(qsizetype i, qsizetype end) const;
    qsizetype behindSpace(qsizetype i, qsizetype end, qsizetype escapes) const;
    bool isBehindValue(qsizetype i, qsizetype end) const;

    const SecretNames &m_names;
    const QByteArrayView m_text;
    // Of the objects that are being read: the colons before what may turn out to be secret.
    std::vector<qsizetype> m_values;
    std::vector<qsizetype> m_codes;
    std::vector<qsizetype> m_secrets; // sorted
};

} // namespace HttpQ
