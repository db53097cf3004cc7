// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qfile.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#    define HTTPQTEST_SANITIZED
#elif defined(__has_feature)
#    if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#        define HTTPQTEST_SANITIZED
#    endif
#endif

namespace HttpQTest {

//! By how much the memory that this process has in RAM grew at most, from the making of this object
//! on. Only Linux tells, and of a sanitizer's own memory nobody wants to know.
class PeakMemory
{
public:
    PeakMemory()
    {
        // proc(5): 5 sets the peak back to what is in use now
        QFile reset(QStringLiteral("/proc/self/clear_refs"));
        m_isKnown =
                reset.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && reset.write("5\n") == 2;
        m_atStart = status("VmRSS:");
    }

    bool isKnown() const
    {
#ifdef HTTPQTEST_SANITIZED
        return false;
#else
        return m_isKnown && m_atStart > 0;
#endif
    }
    qint64 growth() const
    {
        return status("VmHWM:") - m_atStart;
    }
    //! What is in use now.
    static qint64 residentBytes()
    {
        return status("VmRSS:");
    }

private:
    static qint64 status(QByteArrayView name)
    {
        QFile file(QStringLiteral("/proc/self/status"));
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray text = file.readAll();
        const qsizetype at = text.indexOf(name);
        if (at < 0)
            return -1;
        const qsizetype end = text.indexOf(" kB", at);
        return text.sliced(at + name.size(), end - at - name.size()).trimmed().toLongLong() * 1024;
    }

    qint64 m_atStart = 0;
    bool m_isKnown = false;
};

} // namespace HttpQTest
