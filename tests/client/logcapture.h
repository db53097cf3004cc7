// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qloggingcategory.h>
#include <QtCore/qstringlist.h>

namespace HttpQTest {

//! Takes what is logged to HttpQ's categories while it lives, under the filter rules given.
class LogCapture
{
public:
    explicit LogCapture(const QString &rules)
    {
        s_current = this;
        QLoggingCategory::setFilterRules(rules);
        m_before = qInstallMessageHandler(&LogCapture::take);
    }
    LogCapture(const LogCapture &) = delete;
    LogCapture &operator=(const LogCapture &) = delete;
    ~LogCapture()
    {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules({});
        s_current = nullptr;
    }

    //! "category type: text" each, the type as one letter.
    QStringList lines;

private:
    static void take(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        const QLatin1StringView category(context.category);
        if (!category.startsWith(QLatin1StringView("httpq"))) {
            s_current->m_before(type, context, text);
            return;
        }
        const char letter = type == QtDebugMsg ? 'D' : type == QtInfoMsg ? 'I' : 'W';
        s_current->lines +=
                QStringLiteral("%1 %2: %3").arg(category, QChar::fromLatin1(letter), text);
    }

    static inline LogCapture *s_current = nullptr;
    QtMessageHandler m_before = nullptr;
};

} // namespace HttpQTest
