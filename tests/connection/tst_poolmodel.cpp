// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/mockclient.h"

#include <QtTest/qtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using ConnectBehaviour = MockBackend::ConnectBehaviour;

namespace {

constexpr int Origins = 4;
const Error Cancelled(Error::Kind::Cancelled, Error::Phase::None, Error::Party::Local, u"stop"_s);

/*!
    Does random things to a pool and checks after each of them that it kept its promises, which are
    found out here from what waiters and the mock network say, not from the pool's own lists.
*/
class Model
{
public:
    Model(quint32 seed, int total, int perOrigin, int idle)
        : m_random(seed)
        , m_client(limitsOf(total, perOrigin, idle))
    {}

    bool step();
    bool windUp();
    QString problem() const { return m_problem; }

private:
    struct User
    {
        std::unique_ptr<TestWaiter> waiter;
        int origin = 0;
        bool fresh = false;
        bool wasTold = false;
        bool isCancelled = false;
        bool mayConnectForEver = false;
    };

    static Limits limitsOf(int total, int perOrigin, int idle)
    {
        Limits limits;
        limits.maxConnections = total;
        limits.maxConnectionsPerOrigin = perOrigin;
        limits.maxIdleConnections = idle;
        limits.maxWaitingRequests = 12;
        return limits;
    }
    int upTo(int bound) { return int(m_random() % quint32(bound)); }
    bool fails(const QString &what)
    {
        if (m_problem.isEmpty())
            m_problem = what;
        return false;
    }
    User *someUser(bool withLease);
    void ask();
    void release();
    void cancelOrDestroy();
    void peerActs();
    void chooseBehaviour();
    bool settle();
    bool check();
    bool checkQueues();

    std::mt19937 m_random;
    MockClient m_client;
    std::vector<User> m_users;
    bool m_isSettled = false;
    QString m_problem;
};

Model::User *Model::someUser(bool withLease)
{
    std::vector<User *> fitting;
    for (User &user : m_users) {
        if (bool(user.waiter->lease) == withLease)
            fitting.push_back(&user);
    }
    return fitting.empty() ? nullptr : fitting[size_t(upTo(int(fitting.size())))];
}

void Model::ask()
{
    Timeout timeout;
    if (upTo(3) == 0)
        timeout.connect = std::chrono::milliseconds(20 + upTo(200));
    if (upTo(6) == 0)
        timeout.connect = std::nullopt;
    if (upTo(3) == 0)
        timeout.pool = std::chrono::milliseconds(20 + upTo(200));
    User user;
    user.mayConnectForEver = !timeout.connect;
    user.waiter = std::make_unique<TestWaiter>(m_client, timeout);
    user.origin = upTo(Origins);
    user.fresh = upTo(5) == 0;
    user.wasTold =
            user.waiter->ask(keyOf(QByteArray("host") + char('a' + user.origin)), user.fresh);
    m_users.push_back(std::move(user));
}

void Model::release()
{
    if (User *user = someUser(true))
        user->waiter->lease.release(upTo(4) != 0);
}

void Model::cancelOrDestroy()
{
    User *user = someUser(upTo(4) == 0);
    if (!user)
        return;
    if (upTo(2) == 0) {
        user->waiter->cancel(Cancelled);
        user->isCancelled = true;
    } else {
        m_users.erase(m_users.begin() + (user - m_users.data()));
    }
}

void Model::peerActs()
{
    std::vector<MockPeer *> open;
    for (MockPeer *peer : m_client.backend.peers()) {
        if (peer->isConnected() && !peer->isClosedByClient())
            open.push_back(peer);
    }
    if (open.empty())
        return;
    MockPeer *peer = open[size_t(upTo(int(open.size())))];
    switch (upTo(3)) {
    case 0:
        peer->finish();
        break;
    case 1:
        peer->reset();
        break;
    case 2:
        peer->send("unasked");
        break;
    }
}

void Model::chooseBehaviour()
{
    switch (upTo(6)) {
    case 0:
        m_client.backend.setConnectBehaviour(
                ConnectBehaviour::refuse(std::chrono::milliseconds(upTo(50))));
        break;
    case 1:
        m_client.backend.setConnectBehaviour(ConnectBehaviour::neverAnswer());
        break;
    case 2:
        m_client.backend.setConnectBehaviour(ConnectBehaviour::accept());
        break;
    default:
        m_client.backend.setConnectBehaviour(
                ConnectBehaviour::accept(std::chrono::milliseconds(upTo(100))));
        break;
    }
}

bool Model::step()
{
    switch (upTo(12)) {
    case 0:
    case 1:
    case 2:
        ask();
        break;
    case 3:
    case 4:
    case 5:
        release();
        break;
    case 6:
        cancelOrDestroy();
        break;
    case 7:
        peerActs();
        break;
    case 8:
        chooseBehaviour();
        break;
    case 9:
        if (!m_client.backend.advance(std::chrono::milliseconds(upTo(80))))
            return fails(u"does not settle"_s);
        break;
    case 10:
        if (upTo(10) == 0)
            m_client.pool.closeIdle();
        else if (upTo(3) == 0 && !m_client.backend.advance(31s))
            return fails(u"does not settle"_s);
        break;
    case 11:
        return settle();
    }
    return check();
}

// Lets everything happen that is due, and looks at who was told.
bool Model::settle()
{
    if (!m_client.backend.run())
        return fails(u"does not settle"_s);
    m_isSettled = true;
    const bool isRight = check();
    m_isSettled = false;
    return isRight;
}

bool Model::check()
{
    const PoolStatistics &pool = m_client.pool.statistics();
    const Limits &limits = m_client.limits;
    if (pool.busy < 0 || pool.idle < 0 || pool.connecting < 0 || pool.waiting < 0)
        return fails(u"a counter is negative"_s);
    if (pool.busy + pool.idle + pool.connecting > limits.maxConnections)
        return fails(u"more than maxConnections"_s);
    if (pool.idle > std::max(0, limits.maxIdleConnections))
        return fails(u"more than maxIdleConnections"_s);
    if (pool.created != pool.closed + pool.busy + pool.idle)
        return fails(u"created %1, closed %2, busy %3, idle %4"_s.arg(pool.created)
                             .arg(pool.closed)
                             .arg(pool.busy)
                             .arg(pool.idle));
    int waiting = 0;
    for (User &user : m_users) {
        waiting += user.waiter->isWaiting() ? 1 : 0;
        if (user.waiter->ends > 1 || (user.wasTold && user.waiter->ends > 0))
            return fails(u"a waiter ended twice"_s);
        if (user.isCancelled && user.waiter->ends > 0 && user.waiter->isWaiting())
            return fails(u"a cancelled waiter waits"_s);
        if (user.waiter->lease && user.fresh && user.waiter->lease.connection()->isWarm())
            return fails(u"a fresh connection was not"_s);
    }
    if (waiting != pool.waiting)
        return fails(u"%1 wait, the pool says %2"_s.arg(waiting).arg(pool.waiting));
    const int open = m_client.backend.openStreams();
    if (open < pool.busy + pool.idle
        || open + m_client.backend.openLookups() < pool.busy + pool.idle + pool.connecting)
        return fails(u"%1 streams are open, the pool has %2"_s.arg(open).arg(pool.busy + pool.idle
                                                                             + pool.connecting));
    return checkQueues();
}

bool Model::checkQueues()
{
    const Limits &limits = m_client.limits;
    int held = 0;
    int attended = 0;
    bool someWait = false;
    for (int origin = 0; origin < Origins; ++origin) {
        int heldHere = 0;
        int attendedHere = 0;
        bool someWaitHere = false;
        for (const User &user : m_users) {
            if (user.origin != origin)
                continue;
            heldHere += user.waiter->lease ? 1 : 0;
            if (!user.waiter->isWaiting())
                continue;
            if (user.waiter->phase() == Error::Phase::Pool)
                someWaitHere = true;
            else if (someWaitHere)
                return fails(u"one that came later is served first"_s);
            else
                ++attendedHere;
        }
        if (heldHere + attendedHere > limits.maxConnectionsPerOrigin)
            return fails(u"more than maxConnectionsPerOrigin"_s);
        held += heldHere;
        attended += attendedHere;
        someWait = someWait
                   || (someWaitHere && heldHere + attendedHere < limits.maxConnectionsPerOrigin);
    }
    // Idle connections, and attempts that nobody waits for, give way. Those that are granted but
    // not told yet are nobody's here.
    if (someWait && m_isSettled && held + attended < limits.maxConnections)
        return fails(u"waits although there is room"_s);
    return true;
}

// Lets all go, in one way or the other: nothing may be left.
bool Model::windUp()
{
    m_client.backend.setConnectBehaviour(ConnectBehaviour::accept());
    for (int round = 0; round < 200; ++round) {
        if (!m_client.backend.advance(1s) || !check())
            return fails(u"does not settle"_s);
        bool someWait = false;
        for (User &user : m_users) {
            user.waiter->lease.release(true);
            someWait = someWait || user.waiter->isWaiting();
        }
        if (!someWait)
            break;
    }
    for (User &user : m_users) {
        if (!user.waiter->isWaiting())
            continue;
        if (!user.mayConnectForEver || user.waiter->phase() != Error::Phase::Connect)
            return fails(u"still waits at the end"_s);
        user.waiter->cancel(Cancelled);
    }
    if (!m_client.backend.run() || !check())
        return fails(u"does not settle"_s);
    for (User &user : m_users) {
        if (!user.wasTold && user.waiter->ends != 1)
            return fails(u"was told %1 times"_s.arg(user.waiter->ends));
    }
    m_users.clear();
    const PoolStatistics &pool = m_client.pool.statistics();
    // Attempts that nobody waits for any more come up, fail, or are closed.
    m_client.pool.closeIdle();
    if (pool.busy != 0 || pool.waiting != 0 || pool.idle != 0 || pool.connecting != 0)
        return fails(u"busy %1, waiting %2, idle %3, connecting %4 at the end"_s.arg(pool.busy)
                             .arg(pool.waiting)
                             .arg(pool.idle)
                             .arg(pool.connecting));
    if (m_client.backend.openStreams() != 0 || m_client.backend.openLookups() != 0)
        return fails(u"%1 streams and %2 lookups at the end"_s.arg(m_client.backend.openStreams())
                             .arg(m_client.backend.openLookups()));
    if (m_client.pool.originCount() != 0)
        return fails(u"%1 origins at the end"_s.arg(m_client.pool.originCount()));
    return true;
}

} // namespace

class tst_PoolModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsItsPromises_data();
    void keepsItsPromises();
};

void tst_PoolModel::keepsItsPromises_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("perOrigin");
    QTest::addColumn<int>("idle");
    QTest::newRow("one of all") << 1 << 1 << 1;
    QTest::newRow("total is short") << 2 << 2 << 2;
    QTest::newRow("origins are short") << 8 << 1 << 8;
    QTest::newRow("both") << 3 << 2 << 2;
    QTest::newRow("none idle") << 3 << 2 << 0;
    QTest::newRow("one idle") << 4 << 3 << 1;
    QTest::newRow("plenty") << 64 << 16 << 16;
}

void tst_PoolModel::keepsItsPromises()
{
    QFETCH(const int, total);
    QFETCH(const int, perOrigin);
    QFETCH(const int, idle);
    constexpr int Steps = 500;
    for (quint32 seed = 1; seed <= 20; ++seed) {
        Model model(seed, total, perOrigin, idle);
        for (int step = 0; step < Steps; ++step) {
            QVERIFY2(model.step(), qPrintable(u"seed %1, step %2: %3"_s.arg(seed).arg(step).arg(
                                           model.problem())));
        }
        QVERIFY2(model.windUp(),
                 qPrintable(u"seed %1, at the end: %2"_s.arg(seed).arg(model.problem())));
    }
}

QTEST_GUILESS_MAIN(tst_PoolModel)
#include "tst_poolmodel.moc"
