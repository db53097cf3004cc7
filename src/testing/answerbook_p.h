// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/exceptions.h"
#include "testing/requestpattern_p.h"

#include <QtCore/qlist.h>
#include <QtCore/qstringlist.h>

#include <optional>
#include <utility>

namespace HttpQ {

//! The answers of a MockTransport or a ScriptedServer: routes, then a queue, then one for the rest.
template<typename Answer>
class AnswerBook
{
public:
    //! Throws InvalidUrl if \a url is no pattern.
    static RequestPattern pattern(QAnyStringView method, QAnyStringView url)
    {
        Result<RequestPattern> pattern = RequestPattern::fromText(method, url);
        if (!pattern)
            throwError(pattern.error(), Request());
        return *std::move(pattern);
    }

    void addRoute(const RequestPattern &pattern, const Answer &answer)
    {
        m_routes.append({ pattern, answer });
    }
    void enqueue(const Answer &answer) { m_queue.append(answer); }
    void setFallback(const Answer &answer) { m_fallback = answer; }

    std::optional<Answer> take(const Request &request)
    {
        for (Route &route : m_routes) {
            if (route.pattern.matches(request)) {
                route.isUsed = true;
                return route.answer;
            }
        }
        if (m_queue.isEmpty())
            return m_fallback;
        ++m_taken;
        return m_queue.takeFirst();
    }

    qsizetype queuedAnswers() const { return m_queue.size(); }
    QStringList unusedRoutes() const
    {
        QStringList unused;
        for (const Route &route : m_routes) {
            if (!route.isUsed)
                unused.append(route.pattern.toString());
        }
        return unused;
    }
    //! What there is, in a sentence.
    QString description() const
    {
        QString text;
        if (m_routes.isEmpty()) {
            text = QStringLiteral("It has no routes");
        } else {
            QStringList names;
            for (const Route &route : m_routes)
                names.append(route.pattern.toString());
            text = QStringLiteral("Its routes are: ") + names.join(u", ");
        }
        return text
               + (m_taken > 0
                          ? QStringLiteral("; the %1 answers of its queue are used up").arg(m_taken)
                          : QStringLiteral("; its queue is empty"));
    }

private:
    struct Route
    {
        RequestPattern pattern;
        Answer answer;
        bool isUsed = false;
    };

    QList<Route> m_routes;
    QList<Answer> m_queue;
    qsizetype m_taken = 0; // from the queue
    std::optional<Answer> m_fallback;
};

} // namespace HttpQ
