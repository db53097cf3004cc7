// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/authorizationcode_p.h"
#include "http/secretnames.h"
#include "http/secretpairs_p.h"
#include "http/secretvalue_p.h"

#include <QtCore/qbytearray.h>

namespace HttpQ {

/*!
    Finds in text of whatever kind what is given to a secret name, and masks it: "name": VALUE of JSON,
    also if that stands in a string itself, {"name": "NAME", "value": VALUE}, name=VALUE, name: VALUE, <name>VALUE</name>, and the
    user information of URLs. It need not be well-formed: a value without an end goes to the end of the
    text. Looks at each byte a bounded number of times.
*/
class SecretScanner
{
public:
    using Surroundings = AuthorizationCode::Surroundings;

    //! \a surroundings are those of URLs in the text.
    SecretScanner(const SecretNames &names, QByteArrayView text, QByteArrayView parameterMask,
                  Surroundings surroundings);
    QByteArray masked();

private:
    class Name
    {
    public:
        Name() {}

        QByteArray text;
        qsizetype begin = -1; // none
        qsizetype escapes = 0; // of its quotation marks
        bool isQuoted = false;
    };

    qsizetype colonAt(qsizetype at);
    qsizetype equalsAt(qsizetype at);
    qsizetype encodedEqualsAt(qsizetype at);
    qsizetype tagAt(qsizetype at);
    qsizetype authorityAt(qsizetype begin);

    Name nameBefore(qsizetype end) const;
    //! \a name stands before a secret, which is the parameter's value at \a value.
    bool isSecretParameter(const Name &name, qsizetype value);
    Surroundings surroundingsAt(qsizetype at);
    //! Of a string whose quotation marks may be escaped; -1 if there is none at \a at.
    qsizetype maskString(qsizetype at, QByteArrayView mask);
    void maskMember(qsizetype at, const Name &name);
    void maskEscapedMember(qsizetype at, qsizetype escapes);
    //! If one of an element's attributes, which are from \a begin to \a end, names a secret.
    bool maskAttribute(qsizetype begin, qsizetype end);
    void beginLine(qsizetype at);

    void mask(qsizetype begin, qsizetype end, QByteArrayView mask);
    char at(qsizetype i) const { return m_values.at(i); }

    const SecretNames &m_names;
    const QByteArrayView m_text;
    const QByteArrayView m_parameterMask;
    const Surroundings m_surroundings;
    const SecretValue m_values;
    const SecretPairs m_pairs;
    QByteArray m_masked;
    qsizetype m_done = 0; // what is before is in m_masked
    qsizetype m_encodedEnd = 0; // of the latest equals sign that was encoded
    qsizetype m_wordEnd = 0; // of the latest word that surroundingsAt() has looked at
    Surroundings m_wordSurroundings = Surroundings::Unknown;
    qsizetype m_lineBegin = 0;
    qsizetype m_lineTextBegin = 0; // behind its spaces
};

} // namespace HttpQ
