// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/connector.h"

#include "connection/tlssessioncache.h"
#include "http/connectioninfo_p.h"

#include <algorithm>

namespace HttpQ {

namespace {

// RFC 8305 5, the recommended Connection Attempt Delay.
constexpr std::chrono::milliseconds RaceDelay(250);

// Nothing before the first retry, then this, and twice as long each time.
std::chrono::milliseconds retryDelay(int retriesBefore)
{
    constexpr std::chrono::milliseconds First(500);
    constexpr int MaximumDoublings = 16;
    if (retriesBefore == 0)
        return {};
    return First * (1 << std::min(retriesBefore - 1, MaximumDoublings));
}

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
    //! To \a address, or to the local socket if it is null.
    Attempt(Connector &connector, const QHostAddress &address)
        : m_connector(connector)
        , m_address(address)
    {
        const ConnectionKey &key = connector.m_key;
        if (address.isNull()) {
            m_stream = connector.m_backend.connectLocal(key.network.localSocket(),
                                                        key.origin.isSecure, key.network, this);
        } else {
            m_stream = connector.m_backend.connectTcp(address, key.origin.port, key.origin.isSecure,
                                                      key.network, this);
        }
    }

    // As the observer is told
    QString address() const
    {
        return m_address.isNull() ? m_connector.m_key.network.localSocket() : m_address.toString();
    }
    quint16 port() const { return m_address.isNull() ? 0 : m_connector.m_key.origin.port; }

    std::unique_ptr<Stream> takeStream() { return std::move(m_stream); }
    void startTls()
    {
        const ConnectionKey &key = m_connector.m_key;
        if (m_connector.m_tlsSessions) {
            const TlsSession session =
                    m_connector.m_tlsSessions->take(key, m_connector.m_turns.now());
            if (!session.ticket.isEmpty())
                m_stream->setTlsSession(session);
        }
        m_stream->startTls(key.tls, key.tlsName());
    }

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
    const QHostAddress m_address;
    std::unique_ptr<Stream> m_stream;
};

class Connector::Timer final : public Deadline
{
public:
    Timer(Connector &connector, void (Connector::*call)())
        : m_connector(connector)
        , m_call(call)
    {}

private:
    void expired() override { (m_connector.*m_call)(); }

    Connector &m_connector;
    void (Connector::*const m_call)();
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
    m_phase = Error::Phase::Resolve;
    m_lap = m_turns.now();
    if (!m_key.network.localSocket().isEmpty()) {
        connectLocal();
        return;
    }
    QHostAddress literal;
    if (literal.setAddress(QString::fromLatin1(m_key.origin.host))) {
        prepareRace({ literal });
        return;
    }
    if (m_observer)
        m_observer->resolveStarted(m_key.origin.host);
    m_lookup = m_backend.resolve(m_key.origin.host, this);
}

void Connector::resolved(const QList<QHostAddress> &addresses, const QString &error)
{
    if (addresses.isEmpty()) {
        const Error failure(Error::Kind::Resolve, Error::Phase::Resolve, Error::Party::Remote,
                            QStringLiteral("The host name \"%1\" could not be resolved: %2")
                                    .arg(QString::fromLatin1(m_key.origin.host),
                                         error.isEmpty() ? QStringLiteral("no addresses") : error));
        if (m_observer)
            m_observer->resolveFailed(failure);
        tryAgain(failure);
        return;
    }
    QList<QHostAddress> mixed = interleaved(addresses);
    m_lookup.reset();
    m_timings.resolve = lap();
    if (m_observer)
        m_observer->resolved(mixed);
    prepareRace(std::move(mixed));
}

void Connector::connectLocal()
{
    m_phase = Error::Phase::Connect;
    if (m_observer)
        m_observer->connectStarted(m_key.network.localSocket(), 0);
    m_attempts.push_back(std::make_unique<Attempt>(*this, QHostAddress()));
}

void Connector::prepareRace(QList<QHostAddress> addresses)
{
    m_phase = Error::Phase::Connect;
    m_addresses = std::move(addresses);
    m_nextAddress = 0;
    if (const QString from = m_key.network.localAddress(); !from.isEmpty()) {
        const QHostAddress local(from);
        const QString all = describeTarget();
        m_addresses.removeIf([&](const QHostAddress &address) {
            return address.protocol() != local.protocol();
        });
        if (m_addresses.isEmpty()) {
            m_lastError = Error(
                    Error::Kind::Connect, Error::Phase::Connect, Error::Party::Local,
                    local.isNull()
                            ? QStringLiteral("The local address \"%1\" is no IP address").arg(from)
                            : QStringLiteral("From the local address \"%1\" there is no way to %2: "
                                             "the address family is another")
                                      .arg(from, all));
            after({}, &Connector::failNow);
            return;
        }
    }
    if (m_key.addressFilter.isNull()) {
        race();
        return;
    }
    AddressQuestion::Listener *const listener = this;
    m_question = std::make_unique<AddressQuestion>(m_turns, m_key, m_addresses, listener);
}

void Connector::addressesFiltered(const QList<QHostAddress> &allowed, const Error &refusal)
{
    if (refusal) {
        fail(refusal);
        return;
    }
    m_addresses = allowed;
    race();
}

void Connector::race()
{
    if (m_addresses.size() > 1)
        m_raceTimer = std::make_unique<Timer>(*this, &Connector::tryNext);
    tryNext();
}

void Connector::tryNext()
{
    if (m_nextAddress >= m_addresses.size())
        return;
    const QHostAddress &address = m_addresses.at(m_nextAddress++);
    if (m_observer)
        m_observer->connectStarted(address.toString(), m_key.origin.port);
    m_attempts.push_back(std::make_unique<Attempt>(*this, address));
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
    m_timings.connect = lap();
    if (m_observer)
        m_observer->connected(attempt->address(), attempt->port());
    if (!m_key.origin.isSecure) {
        succeed();
        return;
    }
    m_phase = Error::Phase::Tls;
    if (m_observer)
        m_observer->tlsStarted(m_key.tlsName());
    m_securing->startTls();
}

void Connector::attemptFailed(Attempt *attempt, const Error &error)
{
    if (m_securing.get() == attempt) {
        if (m_observer)
            m_observer->tlsFailed(error);
        tryAgain(error);
        return;
    }
    if (m_observer)
        m_observer->connectFailed(attempt->address(), attempt->port(), error);
    m_lastError = error;
    std::erase_if(m_attempts, [&](const auto &item) { return item.get() == attempt; });
    if (m_nextAddress < m_addresses.size()) {
        tryNext();
        return;
    }
    if (!m_attempts.empty())
        return;
    tryAgain(Error(
            Error::Kind::Connect, Error::Phase::Connect, error.party(),
            QStringLiteral("Connecting to %1 failed: %2").arg(describeTarget(), error.message())));
}

void Connector::secured(const TlsInfo &info)
{
    m_tlsInfo = info;
    m_timings.tls = lap();
    const QByteArray &protocol = info.applicationProtocol;
    if (!protocol.isEmpty() && protocol != "http/1.1" && protocol != "http/1.0") {
        const Error failure(
                Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local,
                QStringLiteral("The server chose the application protocol \"%1\", which "
                               "was offered but is not spoken here")
                        .arg(QString::fromLatin1(protocol)));
        if (m_observer)
            m_observer->tlsFailed(failure);
        fail(failure);
        return;
    }
    if (m_observer)
        m_observer->tlsDone(info);
    succeed();
}

void Connector::succeed()
{
    clear();
    m_winner = m_securing->takeStream();
    m_listener->connectorSucceeded(this);
}

// A mistake on this side stays one.
void Connector::tryAgain(const Error &error)
{
    if (error.party() == Error::Party::Local || m_retries >= m_key.network.connectRetries()) {
        fail(error);
        return;
    }
    m_lastError = error;
    m_lookup.reset();
    m_raceTimer.reset();
    m_attempts.clear();
    m_securing.reset();
    after(retryDelay(m_retries++), &Connector::start);
}

void Connector::fail(const Error &error)
{
    clear();
    m_listener->connectorFailed(this, error);
}

void Connector::after(std::chrono::milliseconds delay, void (Connector::*call)())
{
    m_timer = std::make_unique<Timer>(*this, call);
    m_turns.setDeadline(*m_timer, delay);
}

ConnectTimings::Duration Connector::lap()
{
    const TimePoint now = m_turns.now();
    return std::chrono::duration_cast<ConnectTimings::Duration>(now - std::exchange(m_lap, now));
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
        doing = QStringLiteral("No connection to %1 came up").arg(describeTarget());
        break;
    }
    QString message = QStringLiteral("%1 within the connect timeout of %2 ms")
                              .arg(doing)
                              .arg(m_timeout->count());
    if (m_lastError)
        message += QStringLiteral("; before that: %1").arg(m_lastError.message());
    const Error error(Error::Kind::ConnectTimeout, m_phase, Error::Party::Remote, message);
    if (m_observer) {
        if (m_lookup)
            m_observer->resolveFailed(error);
        for (const std::unique_ptr<Attempt> &attempt : m_attempts)
            m_observer->connectFailed(attempt->address(), attempt->port(), error);
        if (m_securing)
            m_observer->tlsFailed(error);
    }
    fail(error);
}

ConnectionInfo Connector::connectionInfo(quint64 number) const
{
    auto *data = new ConnectionInfoData;
    data->localSocket = m_key.network.localSocket();
    if (data->localSocket.isEmpty()) {
        data->localAddress = m_winner->localAddress();
        data->localPort = m_winner->localPort();
        data->remoteAddress = m_winner->peerAddress();
        data->remotePort = m_winner->peerPort();
    }
    data->isSecure = m_key.origin.isSecure;
    if (data->isSecure) {
        data->tlsProtocol = m_tlsInfo.protocol;
        data->tlsCipher = m_tlsInfo.cipher;
        data->applicationProtocol = m_tlsInfo.applicationProtocol;
        data->peerCertificates = m_tlsInfo.peerCertificates;
        data->serverName = m_key.tlsName();
    }
    data->connectionNumber = number;
    data->timings = m_timings;
    return ConnectionInfo(data);
}

QString Connector::describeTarget() const
{
    const QString path = m_key.network.localSocket();
    if (!path.isEmpty())
        return QStringLiteral("the local socket \"%1\"").arg(path);
    QStringList texts;
    for (const QHostAddress &address : m_addresses)
        texts += address.toString();
    return QStringLiteral("%1 port %2").arg(texts.join(u", ")).arg(m_key.origin.port);
}

} // namespace HttpQ
