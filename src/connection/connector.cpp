// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/connector.h"

#include <algorithm>

namespace HttpQ {

namespace {

// RFC 8305 5, the recommended Connection Attempt Delay.
constexpr std::chrono::milliseconds RaceDelay(250);

// RFC 8305 4: the families take turns, beginning with the one the resolver put first.
QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses)
{
    QList<QHostAddress> first;
    QList<QHostAddress> second;
    for (const QHostAddress &address : addresses) {
        const bool sameFamily = address.protocol() == addresses.constFirst().protocol();
        QList<QHostAddress> &family = sameFamily ? first : second;
        if (!family.contains(address))
            family.append(address);
    }
    QList<QHostAddress> mixed;
    for (qsizetype i = 0; i < std::max(first.size(), second.size()); ++i) {
        if (i < first.size())
            mixed.append(first[i]);
        if (i < second.size())
            mixed.append(second[i]);
    }
    return mixed;
}

} // namespace

class Connector::Attempt final : private StreamListener
{
public:
    Attempt(Connector &connector, const QHostAddress &address)
        : m_connector(connector)
    {
        const Origin &origin = connector.m_key.origin;
        m_stream = connector.m_backend.connectTcp(address, origin.port, origin.isSecure, this);
    }

    std::unique_ptr<Stream> takeStream() { return std::move(m_stream); }
    void startTls() { m_stream->startTls(m_connector.m_key.tls, m_connector.m_key.tlsName()); }

private:
    void streamConnected() override { m_connector.attemptConnected(this); }
    void streamSecured(const TlsInfo &info) override { m_connector.secured(info); }
    void streamReadable() override
    {
        // Before TLS nobody may speak; after it the server speaks when asked. A plain connection
        // that is readable this early is found out when it is used.
    }
    void streamWritten() override {}
    void streamFailed(const Error &error) override { m_connector.attemptFailed(this, error); }

    Connector &m_connector;
    std::unique_ptr<Stream> m_stream;
};

class Connector::RaceTimer final : public Deadline
{
public:
    explicit RaceTimer(Connector &connector)
        : m_connector(connector)
    {}

private:
    void expired() override { m_connector.tryNext(); }
    Connector &m_connector;
};

Connector::Connector(Backend &backend, TurnQueue &turns, const ConnectionKey &key,
                     ConnectorListener *listener)
    : m_backend(backend)
    , m_turns(turns)
    , m_key(key)
    , m_listener(listener)
{}

Connector::~Connector() = default;

void Connector::setTimeout(std::optional<std::chrono::milliseconds> timeout)
{
    m_timeout = timeout;
    if (timeout)
        m_turns.setDeadline(*this, *timeout);
    else
        clear();
}

void Connector::start()
{
    QHostAddress literal;
    if (literal.setAddress(QString::fromLatin1(m_key.origin.host))) {
        race({ literal });
        return;
    }
    m_lookup = m_backend.resolve(m_key.origin.host, this);
}

void Connector::resolved(const QList<QHostAddress> &addresses, const QString &error)
{
    if (addresses.isEmpty()) {
        fail(Error(Error::Kind::Resolve, Error::Phase::Resolve, Error::Party::Remote,
                   QStringLiteral("The host name \"%1\" could not be resolved: %2")
                           .arg(QString::fromLatin1(m_key.origin.host),
                                error.isEmpty() ? QStringLiteral("no addresses") : error)));
        return;
    }
    m_lookup.reset();
    race(interleaved(addresses));
}

void Connector::race(QList<QHostAddress> addresses)
{
    m_phase = Error::Phase::Connect;
    m_addresses = std::move(addresses);
    if (m_addresses.size() > 1)
        m_raceTimer = std::make_unique<RaceTimer>(*this);
    tryNext();
}

void Connector::tryNext()
{
    if (m_nextAddress >= m_addresses.size())
        return;
    m_attempts.push_back(std::make_unique<Attempt>(*this, m_addresses[m_nextAddress++]));
    if (m_nextAddress < m_addresses.size())
        m_turns.setDeadline(*m_raceTimer, RaceDelay);
}

void Connector::attemptConnected(Attempt *attempt)
{
    const auto found = std::find_if(m_attempts.begin(), m_attempts.end(),
                                    [&](const auto &item) { return item.get() == attempt; });
    m_securing = std::move(*found);
    m_attempts.clear();
    m_raceTimer.reset();
    if (!m_key.origin.isSecure) {
        succeed();
        return;
    }
    m_phase = Error::Phase::Tls;
    m_securing->startTls();
}

void Connector::attemptFailed(Attempt *attempt, const Error &error)
{
    if (m_securing.get() == attempt) {
        fail(error);
        return;
    }
    m_lastError = error;
    std::erase_if(m_attempts, [&](const auto &item) { return item.get() == attempt; });
    if (m_nextAddress < m_addresses.size()) {
        tryNext();
        return;
    }
    if (!m_attempts.empty())
        return;
    fail(Error(Error::Kind::Connect, Error::Phase::Connect, error.party(),
               QStringLiteral("Connecting to %1 failed: %2")
                       .arg(describeAddresses(), error.message())));
}

void Connector::secured(const TlsInfo &info)
{
    m_tlsInfo = info;
    const QByteArray &protocol = info.applicationProtocol;
    if (!protocol.isEmpty() && protocol != "http/1.1" && protocol != "http/1.0") {
        fail(Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local,
                   QStringLiteral("The server chose the application protocol \"%1\", which was "
                                  "offered but is not spoken here")
                           .arg(QString::fromLatin1(protocol))));
        return;
    }
    succeed();
}

void Connector::succeed()
{
    clear();
    m_winner = m_securing->takeStream();
    m_listener->connectorSucceeded(this);
}

void Connector::fail(const Error &error)
{
    clear();
    m_listener->connectorFailed(this, error);
}

void Connector::expired()
{
    QString doing;
    switch (m_phase) {
    case Error::Phase::Resolve:
        doing = QStringLiteral("The host name \"%1\" was not resolved")
                        .arg(QString::fromLatin1(m_key.origin.host));
        break;
    case Error::Phase::Tls:
        doing = QStringLiteral("The TLS handshake with \"%1\" was not done")
                        .arg(QString::fromLatin1(m_key.origin.host));
        break;
    default:
        doing = QStringLiteral("No connection to %1 came up").arg(describeAddresses());
        break;
    }
    fail(Error(Error::Kind::ConnectTimeout, m_phase, Error::Party::Remote,
               QStringLiteral("%1 within the connect timeout of %2 ms")
                       .arg(doing)
                       .arg(m_timeout->count())));
}

QString Connector::describeAddresses() const
{
    QStringList texts;
    for (const QHostAddress &address : m_addresses)
        texts += address.toString();
    return QStringLiteral("%1 port %2").arg(texts.join(u", ")).arg(m_key.origin.port);
}

} // namespace HttpQ
