// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/download/downloadfolder.h"
#include "client/download/filedownload.h"
#include "client/mockclient.h"

#include <functional>
#include <memory>

namespace HttpQTest {

//! Writes down what a FileDownload tells.
class DownloadLog : public QObject
{
public:
    explicit DownloadLog(HttpQ::FileDownload *download)
    {
        using HttpQ::FileDownload;
        connect(download, &FileDownload::stateChanged, this, [this, download] {
            add(QString::fromLatin1(
                    QMetaEnum::fromType<FileDownload::State>().valueToKey(int(download->state()))));
        });
        connect(download, &FileDownload::progressChanged, this,
                [this] { add(QStringLiteral("progress")); });
        connect(download, &FileDownload::failed, this,
                [this](const HttpQ::Error &) { add(QStringLiteral("failed")); });
        connect(download, &FileDownload::finished, this,
                [this] { add(QStringLiteral("finished")); });
    }

    QStringList log;
    std::function<void(const QString &)> hook;

private:
    void add(const QString &what)
    {
        log += what;
        if (hook)
            hook(what);
    }
};

//! For tests of downloads: a client over a MockBackend, and a folder.
class DownloadTest : protected MockClientTest, protected DownloadFolder
{
protected:
    void beginDownloadTest()
    {
        beginTest();
        makeFolder();
    }
    void endDownloadTest()
    {
        settle();
        verifyNothingLeft();
        m_folder.reset();
    }

    QByteArray part() const { return contentOf(path(QStringLiteral(".part"))); }

    std::unique_ptr<HttpQ::FileDownload> makeDownload()
    {
        return std::make_unique<HttpQ::FileDownload>(&client(), "http://example.com/file", path());
    }
    //! Does all there is to do now, in the backend and in Qt's event loop.
    void settle()
    {
        for (int i = 0; i < 20; ++i) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            if (mock)
                backend().run();
        }
    }
    void run(HttpQ::FileDownload &download)
    {
        download.start();
        settle();
    }

    //! The requests that came, over all connections, in order of the connections.
    QList<QByteArray> requests() const
    {
        QList<QByteArray> heads;
        for (const HttpQ::MockPeer *peer : mock->backend->peers()) {
            QByteArray text = peer->received();
            for (qsizetype end; (end = text.indexOf("\r\n\r\n")) >= 0; text.remove(0, end + 4))
                heads.append(text.left(end + 2));
        }
        return heads;
    }
    static QByteArray field(const QByteArray &head, const QByteArray &name)
    {
        const qsizetype at = head.indexOf("\r\n" + name + ": ");
        if (at < 0)
            return "none";
        const qsizetype begin = at + name.size() + 4;
        return head.mid(begin, head.indexOf("\r\n", begin) - begin);
    }

    //! Answers the n-th request, over whatever connection it comes, with the n-th of \a responses,
    //! and closes after those that \a cut names.
    void serveInOrder(const QList<QByteArray> &responses, const QList<int> &cut = {})
    {
        auto next = std::make_shared<int>(0);
        const auto answer = [responses, cut, next](HttpQ::MockPeer *peer, const QByteArray &) {
            const int index = (*next)++;
            if (index >= responses.size())
                return;
            peer->send(responses.at(index));
            if (cut.contains(index))
                peer->finish();
        };
        answerRequests(backend(), answer);
    }

    //! A response with a strong validator that breaks off after "01234" of 10 bytes.
    static QByteArray cutResponse()
    {
        return "HTTP/1.1 200 OK\r\nETag: \"v\"\r\nContent-Length: 10\r\n\r\n01234";
    }
    static QByteArray restResponse(const QByteArray &rest = "56789",
                                   const QByteArray &range = "bytes 5-9/10",
                                   const QByteArray &fields = "ETag: \"v\"\r\n")
    {
        return response(rest, fields + "Content-Range: " + range + "\r\n", "206 Partial Content");
    }
    //! Leaves the part "01234" of a download that broke off.
    void leavePart()
    {
        serveInOrder({ cutResponse() }, { 0 });
        const auto download = makeDownload();
        run(*download);
        QCOMPARE(download->state(), HttpQ::FileDownload::State::Failed);
        QCOMPARE(part(), QByteArray("01234"));
        for (HttpQ::MockPeer *peer : backend().peers())
            peer->takeReceived();
    }
};

} // namespace HttpQTest
