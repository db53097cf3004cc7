// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the code of docs/security.md, word for word.

#include "docs/guidetest.h"

#include <HttpQ/HstsFile>

using namespace GuideTest;

namespace {

QCoro::Task<> securityHsts(HttpQ::AsyncClient &client, const QUrl &)
{
    QFile::remove(QDir::temp().filePath(u"hsts.txt"_s));
#include "security_hsts.inc"
    GUIDE_VERIFY(response.request().url() == QUrl(u"https://www.example.com/"_s));
    HttpQ::HstsStore stored;
    GUIDE_VERIFY(!file.load(stored) && stored.isKnownHost(u"www.example.com"_s));
    QFile::remove(file.path());
}

QCoro::Task<> securityPublicOnly(HttpQ::AsyncClient &client, const QUrl &)
{
#include "security_publiconly.inc"
    GUIDE_VERIFY(!result && result.error().kind() == HttpQ::Error::Kind::Connect);
}

QCoro::Task<> securityFilter(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "security_filter.inc"
    const HttpQ::Result<HttpQ::Response> other =
            co_await client.get("http://www.example.org/").result();
    GUIDE_VERIFY(!other);
}

} // namespace

class tst_SecurityGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { world.emplace(); }
    void cleanup() { world.reset(); }

    void securityHsts();
    void securityPublicOnly();
    void securityFilter();

private:
    std::optional<World> world;
};

void tst_SecurityGuide::securityHsts()
{
    QCOMPARE(world->run(::securityHsts), QString());
    QVERIFY(world->backend->peer(0)->isTls());
}

void tst_SecurityGuide::securityPublicOnly()
{
    QCOMPARE(world->run(::securityPublicOnly), QString());
    QCOMPARE(world->backend->connectionCount(), 0);
}

void tst_SecurityGuide::securityFilter()
{
    world->backend->setAddresses("www.example.com", { QHostAddress(u"192.0.2.7"_s) });
    QCOMPARE(world->run(::securityFilter), QString());
    QCOMPARE(world->backend->connectionCount(), 1);
}

QTEST_GUILESS_MAIN(tst_SecurityGuide)

#include "tst_securityguide.moc"
