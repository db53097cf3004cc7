// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/peakmemory.h"
#include "interop/requestoutcome.h"
#include "support/nginxserver.h"
#include "support/requiredserver.h"

#include <QtTest/qtest.h>

#include <qcoro/qcorotask.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <vector>

#include <malloc.h>
#include <sys/resource.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

#ifdef HTTPQTEST_SANITIZED
constexpr int Requests = 1000;
constexpr int AtATime = 100;
#else
constexpr int Requests = 10'000;
constexpr int AtATime = 1000;
#endif
constexpr std::chrono::seconds ScalePatience(120);
// What nginx and this program have open besides.
constexpr rlim_t Descriptors = AtATime + 500;

//! The soft limit, which nginx inherits, as high as the test needs it.
bool raiseDescriptorLimit()
{
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return false;
    if (limit.rlim_cur >= Descriptors)
        return true;
    limit.rlim_cur = std::min(Descriptors, limit.rlim_max);
    return limit.rlim_cur == Descriptors && setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

/*!
    Sees each request from when its turn comes to its end, in two measures: time, and the number of
    other requests that ended meanwhile. The latter is what the client decides, whom it serves when,
    however busy the machine is.
*/
class Waits final : public TrafficListener
{
public:
    void requestStarted(quint64 number, const Request &) override
    {
        m_endedBefore.emplace(number, m_ended);
    }
    void requestEnded(const TrafficRecord &record) override
    {
        times.push_back(record.timings.total.count());
        overtakers.push_back(m_ended++ - m_endedBefore.at(record.number));
    }

    static qint64 median(std::vector<qint64> values)
    {
        const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    }
    static qint64 longest(const std::vector<qint64> &values)
    {
        return *std::max_element(values.begin(), values.end());
    }

    std::vector<qint64> times; // in microseconds
    std::vector<qint64> overtakers;

private:
    std::unordered_map<quint64, qint64> m_endedBefore; // by request
    qint64 m_ended = 0;
};

//! What malloc has given out; everything that the library and Qt hold is in it.
[[maybe_unused]] qint64 heapInUse()
{
    const struct mallinfo2 info = mallinfo2();
    return qint64(info.uordblks) + qint64(info.hblkhd);
}

[[maybe_unused]] qint64 residentBytes()
{
    malloc_trim(0);
    return PeakMemory::residentBytes();
}

QCoro::Task<int> getAll(AsyncClient &client, QUrl url)
{
    Parallel parallel = client.parallel().atMost(AtATime);
    for (int i = 0; i < Requests; ++i)
        parallel.get(url);
    int good = 0;
    while (parallel.hasPending()) {
        const ParallelResponse response = co_await parallel.nextResponse();
        if (response.status() == 200 && response.content() == NginxServer::smallBody())
            ++good;
    }
    co_return good;
}

std::unique_ptr<AsyncClient> makeClient()
{
    auto client = std::make_unique<AsyncClient>();
    Limits limits;
    limits.maxConnections = AtATime;
    limits.maxConnectionsPerOrigin = AtATime;
    limits.maxIdleConnections = AtATime;
    client->setLimits(limits);
    return client;
}

} // namespace

//! Many requests at once, through one client and one group. The server is another process.
class tst_Scale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allAreAnswered();
    void nobodyWaitsLong();
    void memoryIsGivenBack();

private:
    std::unique_ptr<NginxServer> m_nginx;
};

void tst_Scale::initTestCase()
{
    if (!raiseDescriptorLimit())
        QSKIP("The limit of open files (ulimit -n) is too low, and cannot be raised");
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    m_nginx = std::make_unique<NginxServer>();
}

void tst_Scale::allAreAnswered()
{
    const std::unique_ptr<AsyncClient> client = makeClient();
    QCOMPARE(HttpQ::waitFor(getAll(*client, m_nginx->url(u"/small"_s)), ScalePatience), Requests);
    QCOMPARE(leftovers(*client), QString());
    const PoolStatistics pool = client->poolStatistics();
    QCOMPARE(pool.created, AtATime);
    QCOMPARE(pool.idle, AtATime);
    QCOMPARE(m_nginx->errorLog(), QByteArray());
}

// The longest wait is under three times the median one in the order of service: how many others end
// while one waits. What that comes to in time depends on the machine, and is shown. The connections
// are there: in which order a server takes a thousand that come at once is its own matter.
void tst_Scale::nobodyWaitsLong()
{
    const auto waits = std::make_shared<Waits>();
    const std::unique_ptr<AsyncClient> client = makeClient();
    QCOMPARE(HttpQ::waitFor(getAll(*client, m_nginx->url(u"/small"_s)), ScalePatience), Requests);
    client->addTrafficListener(waits);
    QCOMPARE(HttpQ::waitFor(getAll(*client, m_nginx->url(u"/small"_s)), ScalePatience), Requests);
    QCOMPARE(waits->times.size(), size_t(Requests));
    const qint64 overtakers = Waits::longest(waits->overtakers);
    const qint64 medianOvertakers = Waits::median(waits->overtakers);
    qInfo() << "ended meanwhile: median" << medianOvertakers << "most" << overtakers;
    qInfo() << "microseconds: median" << Waits::median(waits->times) << "longest"
            << Waits::longest(waits->times);
    QVERIFY(overtakers < 3 * medianOvertakers);
}

void tst_Scale::memoryIsGivenBack()
{
#ifdef HTTPQTEST_SANITIZED
    QSKIP("A sanitizer has a heap of its own");
#else
    const QUrl url = m_nginx->url(u"/small"_s);
    std::unique_ptr<AsyncClient> client = makeClient();
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client->get(url)), 200);
    // The tests before have seen to it that what is kept for ever is there.
    const qint64 heapBefore = heapInUse();
    const qint64 residentBefore = residentBytes();
    QCOMPARE(HttpQ::waitFor(getAll(*client, url), ScalePatience), Requests);
    spinTurns(10);
    const qint64 heapOfIdle = heapInUse() - heapBefore;
    qInfo() << "with the client: heap" << heapOfIdle << "resident"
            << residentBytes() - residentBefore;
    client.reset();
    spinTurns(10);
    const qint64 heapAfter = heapInUse() - heapBefore;
    const qint64 residentAfter = residentBytes() - residentBefore;
    qInfo() << "without: heap" << heapAfter << "resident" << residentAfter;
    QVERIFY(heapOfIdle < AtATime * 12 * 1024); // idle connections, nothing of any request
    QVERIFY(heapAfter < 64 * 1024);
    QVERIFY(residentAfter < 4 * 1024 * 1024);
#endif
}

QTEST_GUILESS_MAIN(tst_Scale)
#include "tst_scale.moc"
