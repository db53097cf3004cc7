// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/addressquestion.h"

#include <exception>

namespace HttpQ {

namespace {

Error threw(const QString &what)
{
    return Error(Error::Kind::Callback, Error::Phase::Connect, Error::Party::Local,
                 QStringLiteral("The address filter threw: %1").arg(what));
}

Error refused(const ConnectionKey &key, const QList<QHostAddress> &addresses)
{
    QStringList texts;
    for (const QHostAddress &address : addresses)
        texts += address.toString();
    return Error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Local,
                 QStringLiteral("The address filter refuses \"%1\": no connection to %2 port %3 is "
                                "allowed")
                         .arg(QString::fromLatin1(key.origin.host), texts.join(u", "))
                         .arg(key.origin.port));
}

} // namespace

AddressQuestion::AddressQuestion(TurnQueue &turns, const ConnectionKey &key,
                                 const QList<QHostAddress> &addresses, Listener *listener)
    : m_key(key)
    , m_addresses(addresses)
    , m_listener(listener)
{
    turns.schedule(this);
}

AddressQuestion::~AddressQuestion()
{
    if (m_isDestroyed)
        *m_isDestroyed = true;
}

void AddressQuestion::turn()
{
    const ConnectionKey key = m_key;
    const QList<QHostAddress> asked = m_addresses;
    QList<QHostAddress> allowed;
    Error refusal;
    bool isDestroyed = false;
    m_isDestroyed = &isDestroyed;
    try {
        for (const QHostAddress &address : asked) {
            if (key.addressFilter.allows(address, key.origin.host, key.origin.port))
                allowed.append(address);
            if (isDestroyed)
                return;
        }
        if (allowed.isEmpty())
            refusal = refused(key, asked);
    } catch (const std::exception &exception) {
        refusal = threw(QString::fromUtf8(exception.what()));
    } catch (...) {
        refusal = threw(QStringLiteral("an exception of an unknown type"));
    }
    if (isDestroyed)
        return;
    m_isDestroyed = nullptr;
    m_listener->addressesFiltered(allowed, refusal);
}

} // namespace HttpQ
