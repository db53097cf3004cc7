// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/statenames.h"

#include <QtCore/qcoreapplication.h>

namespace HttpQ {

QString stateName(PendingResponse::State state)
{
    switch (state) {
    case PendingResponse::State::Waiting:
        return QCoreApplication::translate("HttpQ::PendingResponse", "Waiting for the answer");
    case PendingResponse::State::Receiving:
        //: A state of a request: its answer is coming in.
        return QCoreApplication::translate("HttpQ::PendingResponse", "Receiving");
    case PendingResponse::State::Succeeded:
        //: A state of a request.
        return QCoreApplication::translate("HttpQ::PendingResponse", "Completed");
    case PendingResponse::State::Failed:
        //: A state of a request.
        return QCoreApplication::translate("HttpQ::PendingResponse", "Failed");
    }
    return {};
}

QString stateName(FileDownload::State state)
{
    switch (state) {
    case FileDownload::State::Idle:
        return QCoreApplication::translate("HttpQ::FileDownload", "Not started");
    case FileDownload::State::Running:
        return QCoreApplication::translate("HttpQ::FileDownload", "Downloading");
    case FileDownload::State::Paused:
        return QCoreApplication::translate("HttpQ::FileDownload", "Paused");
    case FileDownload::State::Finished:
        //: A state of a download.
        return QCoreApplication::translate("HttpQ::FileDownload", "Completed");
    case FileDownload::State::Failed:
        //: A state of a download.
        return QCoreApplication::translate("HttpQ::FileDownload", "Failed");
    }
    return {};
}

QString phaseName(Error::Phase phase)
{
    switch (phase) {
    case Error::Phase::None:
        break;
    case Error::Phase::Pool:
        return QCoreApplication::translate("HttpQ::Error", "Waiting for a connection");
    case Error::Phase::Resolve:
        return QCoreApplication::translate("HttpQ::Error", "Looking up the address");
    case Error::Phase::Connect:
        //: A phase of a request: it is being connected to the server.
        return QCoreApplication::translate("HttpQ::Error", "Connecting");
    case Error::Phase::Tls:
        return QCoreApplication::translate("HttpQ::Error", "Securing the connection");
    case Error::Phase::Send:
        //: A phase of a request: it is on its way to the server.
        return QCoreApplication::translate("HttpQ::Error", "Sending");
    case Error::Phase::Head:
        return QCoreApplication::translate("HttpQ::Error", "Waiting for the answer");
    case Error::Phase::Body:
        //: A phase of a request: its answer is coming in.
        return QCoreApplication::translate("HttpQ::Error", "Receiving");
    }
    return {};
}

QString eventName(TraceEvent::Kind kind)
{
    switch (kind) {
    case TraceEvent::Kind::Started:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Request started");
    case TraceEvent::Kind::PoolWaiting:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Waiting for a connection");
    case TraceEvent::Kind::ConnectionReady:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Connection ready");
    case TraceEvent::Kind::ResolveStarted:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Looking up the address");
    case TraceEvent::Kind::Resolved:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Address found");
    case TraceEvent::Kind::ResolveFailed:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Address not found");
    case TraceEvent::Kind::ConnectStarted:
        //: What happens to a request at a moment: connecting to the server begins.
        return QCoreApplication::translate("HttpQ::TraceEvent", "Connecting");
    case TraceEvent::Kind::Connected:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Connected");
    case TraceEvent::Kind::ConnectFailed:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Connecting failed");
    case TraceEvent::Kind::TlsStarted:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Securing the connection");
    case TraceEvent::Kind::TlsDone:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Connection secured");
    case TraceEvent::Kind::TlsFailed:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Connection could not be secured");
    case TraceEvent::Kind::RequestSending:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Sending the request");
    case TraceEvent::Kind::RequestSent:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Request sent");
    case TraceEvent::Kind::InformationReceived:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Preliminary answer received");
    case TraceEvent::Kind::HeadReceived:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Answer begun");
    case TraceEvent::Kind::BodyReceived:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Content received");
    case TraceEvent::Kind::Redirecting:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Following a redirect");
    case TraceEvent::Kind::Authenticating:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Signing in");
    case TraceEvent::Kind::Retrying:
        return QCoreApplication::translate("HttpQ::TraceEvent", "Trying again");
    case TraceEvent::Kind::Finished:
        //: What happens to a request at a moment.
        return QCoreApplication::translate("HttpQ::TraceEvent", "Completed");
    case TraceEvent::Kind::Failed:
        //: What happens to a request at a moment.
        return QCoreApplication::translate("HttpQ::TraceEvent", "Failed");
    }
    return {};
}

QString reasonName(Attempt::Reason reason)
{
    switch (reason) {
    case Attempt::Reason::Redirect:
        //: Why a request is sent once more: the server names another address.
        return QCoreApplication::translate("HttpQ::Attempt", "Redirect");
    case Attempt::Reason::Authentication:
        //: Why a request is sent once more: the server asks who it is from.
        return QCoreApplication::translate("HttpQ::Attempt", "Sign-in");
    case Attempt::Reason::Retry:
        //: Why a request is sent once more: it failed before.
        return QCoreApplication::translate("HttpQ::Attempt", "Another try");
    case Attempt::Reason::Expectation:
        //: Why a request is sent once more: the server does not want to be asked first
        //: whether the content may come (status 417), so it is sent at once.
        return QCoreApplication::translate("HttpQ::Attempt", "Sent without asking first");
    }
    return {};
}

} // namespace HttpQ
