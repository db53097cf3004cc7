// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "examplepicture.h"

#include <QtCore/qendian.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace {

struct Colour
{
    double red;
    double green;
    double blue;
};

Colour mixed(const Colour &one, const Colour &other, double share)
{
    return { std::lerp(one.red, other.red, share), std::lerp(one.green, other.green, share),
             std::lerp(one.blue, other.blue, share) };
}

// A colour of the wheel, lightened or darkened towards \a base.
Colour hue(double turn, double base, double depth)
{
    const auto channel = [&](double shift) {
        return std::clamp(base + depth * std::cos(2 * std::numbers::pi * (turn + shift)), 0.0, 1.0);
    };
    return { channel(0), channel(1.0 / 3), channel(2.0 / 3) };
}

class Landscape
{
public:
    explicit Landscape(int number)
        : m_number(number)
        , m_turn(number * std::numbers::phi) // neighbours differ most by the golden ratio
    {}

    // The colour at \a x, \a y, both from 0 to 1.
    Colour at(double x, double y) const
    {
        Colour colour = mixed(hue(m_turn + 0.05, 0.62, 0.25), hue(m_turn, 0.9, 0.1), y * 1.4);
        const double sunX = 0.2 + 0.6 * std::fabs(std::sin(m_number * 1.7));
        if (std::hypot(x - sunX, (y - 0.32) * 0.67) < 0.09)
            colour = hue(m_turn + 0.02, 0.97, 0.03);
        for (int hill = 0; hill < 3; ++hill) {
            const double height = 0.52 + 0.16 * hill
                                  + 0.09 * std::sin(x * (5 + 2 * hill) + m_number * (hill + 1.3));
            if (y > height)
                colour = hue(m_turn + 0.42 + 0.05 * hill, 0.58 - 0.15 * hill, 0.13);
        }
        return colour;
    }

private:
    int m_number;
    double m_turn;
};

quint32 crc(const QByteArray &data)
{
    quint32 crc = 0xffffffff;
    for (const char byte : data) {
        crc ^= static_cast<uchar>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

QByteArray bigEndian(quint32 value)
{
    std::array<char, 4> bytes;
    qToBigEndian(value, bytes.data());
    return QByteArray(bytes.data(), bytes.size());
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(static_cast<quint32>(data.size())) + type + data + bigEndian(crc(type + data));
}

} // namespace

QByteArray examplePicture(int number, int width, int height)
{
    const Landscape landscape(number);
    QByteArray rows;
    rows.reserve(qsizetype(height) * (3 * width + 1));
    const auto channel = [](double value) { return static_cast<char>(std::lround(value * 255)); };
    for (int y = 0; y < height; ++y) {
        rows += '\0'; // no filter
        for (int x = 0; x < width; ++x) {
            const Colour colour = landscape.at(double(x) / width, double(y) / height);
            rows += channel(colour.red);
            rows += channel(colour.green);
            rows += channel(colour.blue);
        }
    }
    const QByteArray header = bigEndian(static_cast<quint32>(width))
                              + bigEndian(static_cast<quint32>(height))
                              + QByteArray("\x08\x02\x00\x00\x00", 5); // 8 bits each of RGB
    // qCompress() puts the length before the zlib stream.
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + chunk("IDAT", qCompress(rows).sliced(4))
           + chunk("IEND", {});
}
