// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/body.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qtemporaryfile.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <cstring>
#include <memory>

using namespace HttpQ;

namespace {

//! A pipe that a test fills by hand.
class Pipe final : public QIODevice
{
public:
    Pipe() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_data.size() + QIODevice::bytesAvailable(); }
    void put(const QByteArray &data)
    {
        m_data += data;
        Q_EMIT readyRead();
    }
    void finish()
    {
        m_hasEnded = true;
        Q_EMIT readChannelFinished();
    }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        if (m_data.isEmpty() && m_hasEnded)
            return -1;
        const qint64 count = std::min(size, qint64(m_data.size()));
        std::memcpy(to, m_data.constData(), size_t(count));
        m_data.remove(0, qsizetype(count));
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_data;
    bool m_hasEnded = false;
};

class Wakes final : public BodySource::WakeUp
{
public:
    void sourceReady() override { ++count; }
    int count = 0;
};

//! A random access device that cannot be read.
class BrokenDevice final : public QIODevice
{
public:
    BrokenDevice()
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        setErrorString(QStringLiteral("disk on fire"));
    }
    qint64 size() const override { return 10; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override { return -1; }
};

using Pull = BodySource::Pull;

// All bytes up to the end; the last answer in last.
QByteArray pullAll(BodySource &source, qsizetype wanted, Pull &last)
{
    QByteArray all;
    do {
        last = source.pull(all, wanted);
    } while (last == Pull::Bytes);
    return all;
}

} // namespace

class tst_Body : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothing();
    void bytes();
    void copiesShareTheSource();
    void device_data();
    void device();
    void deviceIsReadAgain();
    void pullAppends();
    void deviceThatGrows();
    void deviceThatShrinks();
    void deviceThatFails();
    void deviceThatIsNotOpen();
    void deviceThatIsDestroyed();
    void noDevice();
    void positionBehindTheEnd();
    void sequential();
    void sequentialEndsWithoutBytes();
    void sequentialIsClosed_data();
    void sequentialIsClosed();
    void sequentialIsDestroyed_data();
    void sequentialIsDestroyed();
    void wakesUpNobodyAfterwards();
};

void tst_Body::nothing()
{
    const Body body;
    QVERIFY(body.isEmpty());
    QCOMPARE(body.size(), 0);
    QVERIFY(body.isReplayable());
    QVERIFY(!body.source());
}

void tst_Body::bytes()
{
    const Body body(QByteArray("abc"));
    QVERIFY(!body.isEmpty());
    QCOMPARE(body.size(), 3);
    QVERIFY(body.isReplayable());
    QCOMPARE(body.bytes(), QByteArray("abc"));
    QVERIFY(Body(QByteArray("")).isEmpty());
}

void tst_Body::copiesShareTheSource()
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadOnly);
    const Body body(&buffer);
    const Body copy(body);
    QCOMPARE(copy.source(), body.source());
    QVERIFY(!copy.isEmpty()); // a source of no bytes is a source
}

void tst_Body::device_data()
{
    QTest::addColumn<qint64>("position");
    QTest::addColumn<int>("wanted");
    for (const qint64 position : { 0, 1, 500, 999, 1000 }) {
        for (const int wanted : { 1, 7, 1000, 64 * 1024 }) {
            QTest::addRow("from %lld, %d at a time", static_cast<long long>(position), wanted)
                    << position << wanted;
        }
    }
}

void tst_Body::device()
{
    QFETCH(const qint64, position);
    QFETCH(const int, wanted);
    QByteArray data(1000, Qt::Uninitialized);
    for (qsizetype i = 0; i < data.size(); ++i)
        data[i] = char(i * 7);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(data);
    QVERIFY(file.seek(position));

    const Body body(&file);
    QVERIFY(!body.isEmpty());
    QVERIFY(body.isReplayable());
    QCOMPARE(body.size(), 1000 - position);
    Pull last = Pull::Failed;
    QCOMPARE(pullAll(*body.source(), wanted, last), data.sliced(qsizetype(position)));
    QCOMPARE(last, Pull::End);
    QVERIFY(!body.source()->error());
}

void tst_Body::deviceIsReadAgain()
{
    QByteArray data = "0123456789";
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    buffer.seek(3);
    const Body body(&buffer);
    QByteArray part;
    QCOMPARE(body.source()->pull(part, 2), Pull::Bytes);
    for (int round = 0; round < 2; ++round) {
        QVERIFY(body.source()->rewind());
        Pull last = Pull::Failed;
        QCOMPARE(pullAll(*body.source(), 100, last), QByteArray("3456789"));
        QCOMPARE(last, Pull::End);
    }
}

void tst_Body::pullAppends()
{
    QByteArray data = "cd";
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    const Body body(&buffer);
    QByteArray to = "ab";
    QCOMPARE(body.source()->pull(to, 100), Pull::Bytes);
    QCOMPARE(to, QByteArray("abcd"));
    QCOMPARE(body.source()->pull(to, 100), Pull::End);
    QCOMPARE(to, QByteArray("abcd"));
}

// As many bytes as were announced, or the framing would be wrong.
void tst_Body::deviceThatGrows()
{
    QByteArray data = "abc";
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadWrite);
    const Body body(&buffer);
    QCOMPARE(body.size(), 3);
    buffer.seek(3);
    buffer.write("def");
    QVERIFY(body.source()->rewind());
    Pull last = Pull::Failed;
    QCOMPARE(pullAll(*body.source(), 100, last), QByteArray("abc"));
    QCOMPARE(last, Pull::End);
}

// It is the sender that knows how many were announced.
void tst_Body::deviceThatShrinks()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("abcdef");
    file.seek(0);
    const Body body(&file);
    QVERIFY(file.resize(4));
    Pull last = Pull::Failed;
    QCOMPARE(pullAll(*body.source(), 100, last), QByteArray("abcd"));
    QCOMPARE(last, Pull::End);
    QCOMPARE(body.size(), 6);
}

void tst_Body::deviceThatFails()
{
    BrokenDevice device;
    const Body body(&device);
    QByteArray to = "kept";
    QCOMPARE(body.source()->pull(to, 100), Pull::Failed);
    QCOMPARE(to, QByteArray("kept"));
    QCOMPARE(body.source()->error().kind(), Error::Kind::LocalProtocol);
    QCOMPARE(body.source()->error().phase(), Error::Phase::Send);
    QVERIFY(body.source()->error().message().contains(QLatin1String("disk on fire")));
}

void tst_Body::deviceThatIsNotOpen()
{
    QByteArray data = "abc";
    QBuffer buffer(&data);
    const Body body(&buffer);
    QByteArray to;
    // An empty upload would be a lie.
    QCOMPARE(body.source()->pull(to, 100), Pull::Failed);
    QVERIFY(body.source()->error().message().contains(QLatin1String("not open")));
}

void tst_Body::deviceThatIsDestroyed()
{
    QByteArray data(100, 'x');
    auto buffer = std::make_unique<QBuffer>(&data);
    buffer->open(QIODevice::ReadOnly);
    const Body body(buffer.get());
    Wakes wakes;
    body.source()->setWakeUp(&wakes);
    QByteArray to;
    QCOMPARE(body.source()->pull(to, 10), Pull::Bytes);
    buffer.reset();
    QVERIFY(wakes.count > 0);
    QCOMPARE(body.size(), 100);
    QVERIFY(!body.isReplayable());
    QVERIFY(!body.source()->rewind());
    QCOMPARE(body.source()->pull(to, 10), Pull::Failed);
    QVERIFY(body.source()->error().message().contains(QLatin1String("destroyed")));
}

void tst_Body::noDevice()
{
    const Body body(static_cast<QIODevice *>(nullptr));
    QByteArray to;
    QVERIFY(!body.isReplayable());
    QCOMPARE(body.source()->pull(to, 10), Pull::Failed);
    QVERIFY(body.source()->error());
}

void tst_Body::positionBehindTheEnd()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("abc");
    file.seek(10);
    const Body body(&file);
    QCOMPARE(body.size(), 0);
    QByteArray to;
    QCOMPARE(body.source()->pull(to, 10), Pull::End);
}

void tst_Body::sequential()
{
    Pipe pipe;
    const Body body(&pipe);
    QCOMPARE(body.size(), -1);
    QVERIFY(!body.isReplayable());
    Wakes wakes;
    body.source()->setWakeUp(&wakes);
    QByteArray to;
    QCOMPARE(body.source()->pull(to, 10), Pull::Later);
    pipe.put("abcdef");
    QCOMPARE(wakes.count, 1);
    QCOMPARE(body.source()->pull(to, 4), Pull::Bytes);
    QCOMPARE(to, QByteArray("abcd"));
    pipe.finish(); // what is left comes first
    QCOMPARE(wakes.count, 2);
    QCOMPARE(body.source()->pull(to, 4), Pull::Bytes);
    QCOMPARE(to, QByteArray("abcdef"));
    QCOMPARE(body.source()->pull(to, 4), Pull::End);
}

void tst_Body::sequentialEndsWithoutBytes()
{
    Pipe pipe;
    const Body body(&pipe);
    pipe.finish();
    QByteArray to;
    QCOMPARE(body.source()->pull(to, 4), Pull::End);
    QVERIFY(to.isEmpty());
}

void tst_Body::sequentialIsClosed_data()
{
    QTest::addColumn<bool>("isRead");
    QTest::newRow("all was read") << true;
    QTest::newRow("something was not read") << false;
}

void tst_Body::sequentialIsClosed()
{
    QFETCH(const bool, isRead);
    Pipe pipe;
    const Body body(&pipe);
    Wakes wakes;
    body.source()->setWakeUp(&wakes);
    pipe.put("abc");
    QByteArray to;
    if (isRead)
        QCOMPARE(body.source()->pull(to, 10), Pull::Bytes);
    wakes.count = 0;
    pipe.close();
    QCOMPARE(wakes.count, 1);
    QCOMPARE(body.source()->pull(to, 10), isRead ? Pull::End : Pull::Failed);
    if (!isRead)
        QVERIFY(body.source()->error().message().contains(QLatin1String("3 bytes unread")));
}

void tst_Body::sequentialIsDestroyed_data()
{
    QTest::addColumn<bool>("hasFinished");
    QTest::newRow("before its end") << false;
    QTest::newRow("after its end") << true;
}

void tst_Body::sequentialIsDestroyed()
{
    QFETCH(const bool, hasFinished);
    auto pipe = std::make_unique<Pipe>();
    const Body body(pipe.get());
    Wakes wakes;
    body.source()->setWakeUp(&wakes);
    QByteArray to;
    if (hasFinished)
        pipe->finish();
    wakes.count = 0;
    pipe.reset();
    QVERIFY(wakes.count > 0);
    QCOMPARE(body.source()->pull(to, 10), hasFinished ? Pull::End : Pull::Failed);
}

void tst_Body::wakesUpNobodyAfterwards()
{
    Pipe pipe;
    const Body body(&pipe);
    Wakes wakes;
    body.source()->setWakeUp(&wakes);
    body.source()->setWakeUp(nullptr);
    pipe.put("abc");
    QCOMPARE(wakes.count, 0);
    {
        const Body other(&pipe);
        other.source()->setWakeUp(&wakes);
    }
    pipe.put("abc");
    QCOMPARE(wakes.count, 0);
}

QTEST_GUILESS_MAIN(tst_Body)
#include "tst_body.moc"
