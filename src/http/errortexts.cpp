// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/errortexts_p.h"

#include "http/status.h"

#include <QtCore/qcoreapplication.h>

#include <algorithm>
#include <iterator>

namespace HttpQ {

namespace {

using Kind = Error::Kind;
using Party = Error::Party;
using Phase = Error::Phase;

constexpr const char *Network =
        QT_TRANSLATE_NOOP("HttpQ::Error", "Check the network connection and try again.");
constexpr const char *Later = QT_TRANSLATE_NOOP("HttpQ::Error", "Try again in a moment.");
constexpr const char *Operator = QT_TRANSLATE_NOOP(
        "HttpQ::Error", "The fault is not yours: try again later, and if it stays, tell those "
                        "who run the server.");
constexpr const char *Program = QT_TRANSLATE_NOOP(
        "HttpQ::Error", "This is a mistake in the program: please report it to its makers.");
constexpr const char *Address =
        QT_TRANSLATE_NOOP("HttpQ::Error", "Check that the address is spelled correctly.");
constexpr const char *Credentials =
        QT_TRANSLATE_NOOP("HttpQ::Error", "Check the user name and the password.");
constexpr const char *ProxySettings =
        QT_TRANSLATE_NOOP("HttpQ::Error", "Check the proxy settings.");
constexpr const char *Allow = QT_TRANSLATE_NOOP(
        "HttpQ::Error", "If this is to be expected, the program has to allow more.");
constexpr const char *Less = QT_TRANSLATE_NOOP("HttpQ::Error", "Try it with less at once.");

constexpr LimitText bytesReceived(const char *name)
{
    return { name,
             QT_TRANSLATE_N_NOOP("HttpQ::Error",
                                 "The server sent more than %n bytes of accompanying data."),
             QT_TRANSLATE_NOOP("HttpQ::Error",
                               "The server sent more than %1 of accompanying data."),
             Allow };
}

constexpr LimitText contentBytes(const char *name)
{
    return { name, QT_TRANSLATE_N_NOOP("HttpQ::Error", "The content is larger than %n bytes."),
             QT_TRANSLATE_NOOP("HttpQ::Error", "The content is larger than %1."), Allow };
}

constexpr LimitText fields(const char *name)
{
    return { name,
             QT_TRANSLATE_N_NOOP("HttpQ::Error", "The server sent more than %n header fields."),
             nullptr, Allow };
}

const LimitText LimitTexts[] = {
    bytesReceived("headBytes"),
    bytesReceived("headerLineBytes"),
    bytesReceived("statusLineBytes"),
    bytesReceived("chunkExtensionBytes"),
    bytesReceived("chunkExtensionBytesTotal"),
    bytesReceived("trailerBytes"),
    { "bufferedBodyBytes",
      QT_TRANSLATE_N_NOOP("HttpQ::Error", "The content to be sent is larger than %n bytes."),
      QT_TRANSLATE_NOOP("HttpQ::Error", "The content to be sent is larger than %1."), Allow,
      Party::Local },
    contentBytes("bufferedBodyBytes"),
    contentBytes("streamedBodyBytes"),
    fields("headerFields"),
    fields("trailerFields"),
    { "lineBytes",
      QT_TRANSLATE_N_NOOP("HttpQ::Error", "A line of the content is longer than %n bytes."),
      QT_TRANSLATE_NOOP("HttpQ::Error", "A line of the content is longer than %1."), Allow },
    { "requestHeadBytes",
      QT_TRANSLATE_N_NOOP("HttpQ::Error",
                          "The request, not counting its content, is longer than %n bytes."),
      QT_TRANSLATE_NOOP("HttpQ::Error",
                        "The request, not counting its content, is longer than %1."),
      Less },
    { "urlBytes", QT_TRANSLATE_N_NOOP("HttpQ::Error", "The address is longer than %n bytes."),
      QT_TRANSLATE_NOOP("HttpQ::Error", "The address is longer than %1."),
      QT_TRANSLATE_NOOP("HttpQ::Error",
                        "Check the address. If it is right, the program has to allow longer "
                        "ones.") },
    { "informationalResponses",
      QT_TRANSLATE_N_NOOP("HttpQ::Error", "The server sent more than %n preliminary answers."),
      nullptr, Operator },
    { "contentCodings",
      QT_TRANSLATE_N_NOOP("HttpQ::Error", "The answer is compressed more than %n times over."),
      nullptr, Allow },
    { "decodedRatio",
      QT_TRANSLATE_N_NOOP("HttpQ::Error",
                          "Decompressed, the answer is more than %n times as large as it came."),
      nullptr, Allow },
    { "maxWaitingRequests",
      QT_TRANSLATE_N_NOOP("HttpQ::Error", "More than %n requests were waiting at once."), nullptr,
      Later },
    { "MaxCookiesPerResponse",
      QT_TRANSLATE_N_NOOP("HttpQ::Error", "The server set more than %n cookies at once."), nullptr,
      nullptr },
    { "HstsStore::MaxHosts",
      QT_TRANSLATE_N_NOOP("HttpQ::Error", "More than %n hosts ask for secure connections only."),
      nullptr, nullptr },
    { "RedirectPolicy::maximum",
      QT_TRANSLATE_N_NOOP("HttpQ::Error",
                          "The server passed the request on to another address more than %n "
                          "times."),
      nullptr, Operator },
};

} // namespace

// A switch, for the compiler to find the kind that has no text.
KindText kindText(Kind kind, Phase phase, Party party)
{
    switch (kind) {
    case Kind::None:
        break;
    case Kind::PoolTimeout:
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "No connection became free in time, because too many requests "
                                   "were running at once."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "No connection to %1 became free in time, because too many "
                                   "requests were running at once."),
                 Later, Phase::Pool };
    case Kind::ConnectTimeout:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "Connecting to the server took too long."),
                 QT_TRANSLATE_NOOP("HttpQ::Error", "Connecting to %1 took too long."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "Check the network connection; the server may be out of "
                                   "service, too."),
                 Phase::Connect };
    case Kind::ReadTimeout:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The server was silent for too long."),
                 QT_TRANSLATE_NOOP("HttpQ::Error", "%1 was silent for too long."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The server may be overloaded: try again later.") };
    case Kind::WriteTimeout:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "Sending to the server took too long."),
                 QT_TRANSLATE_NOOP("HttpQ::Error", "Sending to %1 took too long."), Network,
                 Phase::Send };
    case Kind::TotalTimeout:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The request was not completed in time."),
                 QT_TRANSLATE_NOOP("HttpQ::Error", "The request to %1 was not completed in time."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The network or the server may be slow: try again later.") };
    case Kind::Resolve:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The server was not found on the network."),
                 QT_TRANSLATE_NOOP("HttpQ::Error", "%1 was not found on the network."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "Check the network connection and that the name is spelled "
                                   "correctly."),
                 Phase::Resolve };
    case Kind::Connect:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The server could not be reached."),
                 QT_TRANSLATE_NOOP("HttpQ::Error", "%1 could not be reached."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "Check the address and the network connection; the server may "
                                   "be out of service, too."),
                 Phase::Connect,
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "Check the address and the program's network settings.") };
    case Kind::Read:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The connection to the server broke off."),
                 QT_TRANSLATE_NOOP("HttpQ::Error", "The connection to %1 broke off."), Network };
    case Kind::Write:
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The connection to the server broke off before the request was "
                                   "sent completely."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The connection to %1 broke off before the request was sent "
                                   "completely."),
                 Network, Phase::Send };
    case Kind::Close:
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The connection to the server was not closed properly."),
                 QT_TRANSLATE_NOOP("HttpQ::Error", "The connection to %1 was not closed properly."),
                 Network };
    case Kind::Tls:
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "A secure connection to the server could not be established."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "A secure connection to %1 could not be established."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "Check this device's date and time. If they are right, it may "
                                   "not be the server that it claims to be."),
                 Phase::Tls,
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "Check which certificates the program is to use.") };
    case Kind::LocalProtocol:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The request cannot be sent as it is."), nullptr,
                 Program, Phase::Send };
    case Kind::RemoteProtocol:
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The server's answer is incomplete or not understandable."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The answer from %1 is incomplete or not understandable."),
                 Operator };
    case Kind::Proxy:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The proxy server cannot be used."), nullptr,
                 ProxySettings };
    case Kind::UnsupportedProtocol:
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The address begins with neither http:// nor https://."),
                 nullptr, Address };
    case Kind::Decoding:
        if (party == Party::Local) {
            return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                       "The program does not say properly what it looks for in the "
                                       "answer."),
                     nullptr, Program, Phase::Body };
        }
        return {
            QT_TRANSLATE_NOOP(
                    "HttpQ::Error",
                    "The server's answer cannot be read: it is damaged, or not what was expected."),
            QT_TRANSLATE_NOOP(
                    "HttpQ::Error",
                    "The answer from %1 cannot be read: it is damaged, or not what was expected."),
            Operator, Phase::Body
        };
    case Kind::TooManyRedirects:
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The server passes the request around in a circle."),
                 nullptr, Operator, Phase::Head };
    case Kind::Redirect:
        if (phase == Phase::None && party == Party::Local) {
            return { QT_TRANSLATE_NOOP(
                             "HttpQ::Error",
                             "The program looked for another address in the answer, which "
                             "names none."),
                     nullptr, Program };
        }
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The server points to another address, which cannot be used or "
                                   "is not allowed."),
                 nullptr, Operator, Phase::Head,
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "If this is to be expected, the program has to allow it.") };
    case Kind::Authentication:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "Signing in to the server failed."),
                 QT_TRANSLATE_NOOP("HttpQ::Error", "Signing in to %1 failed."), Credentials,
                 Phase::Head };
    case Kind::CookieConflict:
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "Several cookies have the name that was asked for."),
                 nullptr, Program };
    case Kind::File:
        if (party == Party::Remote) {
            return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                       "The file that came is not the one that was expected."),
                     QT_TRANSLATE_NOOP("HttpQ::Error",
                                       "The file that came from %1 is not the one that was "
                                       "expected."),
                     Operator, Phase::Body };
        }
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "A file could not be read or written."), nullptr,
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "Check that the file or its folder is there, that you may "
                                   "access it, and that there is enough free space.") };
    case Kind::Callback:
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "A part of the program failed while it handled the request."),
                 nullptr, Program };
    case Kind::LimitExceeded:
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "A limit that protects this program was exceeded."),
                 nullptr, Allow };
    case Kind::Cancelled:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The request was cancelled."),
                 QT_TRANSLATE_NOOP("HttpQ::Error", "The request to %1 was cancelled."), nullptr };
    case Kind::Status: {
        const StatusText unknown = statusText(0);
        return { unknown.happened, nullptr, unknown.hint, Phase::Head };
    }
    case Kind::InvalidUrl:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The address is not valid."), nullptr, Address };
    case Kind::StreamConsumed:
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The answer has been read already and is not there a second "
                                   "time."),
                 nullptr, Program, Phase::Body };
    case Kind::StreamClosed:
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The answer was closed before it was read completely."),
                 nullptr, Program, Phase::Body };
    case Kind::ResponseNotRead:
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The answer has not been read yet."), nullptr,
                 Program, Phase::Body };
    }
    return {};
}

StatusText statusText(int status)
{
    if (status == 0)
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The server reported an error."), Later };
    if (status == Status::Unauthorized) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The server asks you to sign in (status %1)."),
                 Credentials };
    }
    if (status == Status::Forbidden) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The server does not allow this (status %1)."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "You may need another account, or a permission from those who "
                                   "run the server.") };
    }
    if (status == Status::NotFound || status == Status::Gone) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The server has nothing at this address (status %1)."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "Check the address; what was there may have been moved or "
                                   "deleted.") };
    }
    if (status == Status::ProxyAuthenticationRequired) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The proxy server asks you to sign in (status %1)."),
                 ProxySettings };
    }
    if (status == Status::RequestTimeout) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The request took too long to reach the server (status %1)."),
                 Network };
    }
    if (status == Status::Conflict || status == Status::PreconditionFailed) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The request does not fit what the server has by now "
                                   "(status %1)."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "Somebody else may have changed it: load it again and then "
                                   "repeat your change.") };
    }
    if (status == Status::ContentTooLarge) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "What was sent is too large for the server (status %1)."),
                 Less };
    }
    if (status == Status::TooManyRequests) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The server has had too many requests from you (status %1)."),
                 QT_TRANSLATE_NOOP("HttpQ::Error", "Wait a while before you try again.") };
    }
    if (status == Status::UnavailableForLegalReasons) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The server must not show this for legal reasons (status %1)."),
                 nullptr };
    }
    if (isClientError(status)) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error", "The server rejected the request (status %1)."),
                 QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "Check what you entered. If it is right, this is a mistake in "
                                   "the program.") };
    }
    if (status == Status::BadGateway || status == Status::GatewayTimeout) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The server got no usable answer from another server behind it "
                                   "(status %1)."),
                 Operator };
    }
    if (status == Status::ServiceUnavailable) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "The server is overloaded or under maintenance (status %1)."),
                 Operator };
    }
    if (isServerError(status)) {
        return { QT_TRANSLATE_NOOP("HttpQ::Error",
                                   "Something went wrong on the server (status %1)."),
                 Operator };
    }
    return { QT_TRANSLATE_NOOP("HttpQ::Error",
                               "The server did not send what was asked for (status %1)."),
             Address };
}

const LimitText *limitText(const QString &name, Party party)
{
    const auto found = std::find_if(
            std::begin(LimitTexts), std::end(LimitTexts), [&name, party](const LimitText &text) {
                return name == QLatin1StringView(text.name)
                       && (text.party == Party::None || text.party == party);
            });
    return found == std::end(LimitTexts) ? nullptr : found;
}

const char *phaseText(Phase phase)
{
    switch (phase) {
    case Phase::None:
        break;
    case Phase::Pool:
        return QT_TRANSLATE_NOOP("HttpQ::Error",
                                 "This happened while waiting for a free connection.");
    case Phase::Resolve:
        return QT_TRANSLATE_NOOP("HttpQ::Error",
                                 "This happened while looking up the server's address.");
    case Phase::Connect:
        return QT_TRANSLATE_NOOP("HttpQ::Error", "This happened while connecting to the server.");
    case Phase::Tls:
        return QT_TRANSLATE_NOOP("HttpQ::Error", "This happened while securing the connection.");
    case Phase::Send:
        return QT_TRANSLATE_NOOP("HttpQ::Error", "This happened while sending the request.");
    case Phase::Head:
        return QT_TRANSLATE_NOOP("HttpQ::Error", "This happened while waiting for the answer.");
    case Phase::Body:
        return QT_TRANSLATE_NOOP("HttpQ::Error", "This happened while receiving the answer.");
    }
    return nullptr;
}

} // namespace HttpQ
