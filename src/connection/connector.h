// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection/addressquestion.h"
#include "connection/connectionkey.h"
#include "connection/connectobserver.h"
#include "http/connectioninfo.h"
#include "http/error.h"
#include "network/backend.h"
#include "network/turnqueue.h"

#include <memory>
#include <vector>

namespace HttpQ {

class Connector;
class TlsSessionCache;

class ConnectorListener
{
public:
    //! The connector is done; it may be destroyed in either call.
    virtual void connectorSucceeded(Connector *connector) = 0;
    virtual void connectorFailed(Connector *connector, const Error &error) = 0;

protected:
    ~ConnectorListener() = default;
};

/*!
    One attempt to make a connection: name, addresses, TCP, TLS. Addresses of both families are
    raced (RFC 8305): they are tried in turn, the next one when one fails or after 250 ms, and the
    first that connects wins. A local socket needs neither name nor race. The key's AddressFilter is
    asked on the turn, for it is code of the program. What failed is begun anew
    as often as the key's NetworkOptions::connectRetries() says.
*/
class Connector final : private Lookup::Listener,
                        private AddressQuestion::Listener,
                        private Deadline
{
public:
    Connector(Backend &backend, TurnQueue &turns, const ConnectionKey &key,
              ConnectorListener *listener);
    ~Connector() override;

    //! Where to look for a session of the key's to offer; nowhere unless set.
    void setTlsSessions(const std::shared_ptr<TlsSessionCache> &sessions)
    {
        m_tlsSessions = sessions;
    }
    //! Begins; the outcome never comes from inside this call.
    void start();
    //! Who hears of what follows; nobody, if it is nullptr.
    void setObserver(ConnectObserver *observer) { m_observer = observer; }
    //! How long all of it may take, from now on.
    void setTimeout(std::optional<std::chrono::milliseconds> timeout);

    const ConnectionKey &key() const { return m_key; }
    //! How far it has come: resolving, connecting or TLS.
    Error::Phase phase() const { return m_phase; }
    std::unique_ptr<Stream> takeStream() { return std::move(m_winner); }
    //! What is known of the connection that was made, before its stream is taken. It gets \a number.
    ConnectionInfo connectionInfo(quint64 number) const;

private:
    // One address, or the local socket, that is tried.
    class Attempt;
    class Timer;

    void resolved(const QList<QHostAddress> &addresses, const QString &error) override;
    void addressesFiltered(const QList<QHostAddress> &allowed, const Error &refusal) override;
    void expired() override;

    void connectLocal();
    void prepareRace(QList<QHostAddress> addresses);
    void race();
    void tryNext();
    void attemptConnected(Attempt *attempt);
    void attemptFailed(Attempt *attempt, const Error &error);
    void secured(const TlsInfo &info);
    void succeed();
    void tryAgain(const Error &error);
    void fail(const Error &error);
    void failNow() { fail(Error(m_lastError)); }
    void after(std::chrono::milliseconds delay, void (Connector::*call)());
    ConnectTimings::Duration lap();
    QString describeTarget() const;

    Backend &m_backend;
    TurnQueue &m_turns;
    ConnectionKey m_key;
    ConnectorListener *m_listener;
    ConnectObserver *m_observer = nullptr;
    std::shared_ptr<TlsSessionCache> m_tlsSessions;
    std::optional<std::chrono::milliseconds> m_timeout;
    Error::Phase m_phase = Error::Phase::Resolve;

    std::unique_ptr<Lookup> m_lookup;
    QList<QHostAddress> m_addresses;
    qsizetype m_nextAddress = 0;
    std::unique_ptr<AddressQuestion> m_question; // none if all addresses pass
    std::vector<std::unique_ptr<Attempt>> m_attempts;
    std::unique_ptr<Timer> m_raceTimer;
    std::unique_ptr<Timer> m_timer; // of what follows after a delay
    int m_retries = 0;
    Error m_lastError;
    std::unique_ptr<Attempt> m_securing;
    std::unique_ptr<Stream> m_winner;
    TlsInfo m_tlsInfo;
    ConnectTimings m_timings;
    TimePoint m_lap;
};

} // namespace HttpQ
