// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import HttpQ

//! Image with http: the engine's own loader, with HttpQ beneath it.
GridView {
    id: grid

    required property HttpClient client

    objectName: "images"
    clip: true
    cellWidth: 156
    cellHeight: 108
    model: 60
    delegate: Item {
        id: cell

        required property int index

        width: grid.cellWidth
        height: grid.cellHeight

        Image {
            id: image

            anchors.fill: parent
            anchors.margins: 4
            fillMode: Image.PreserveAspectCrop
            source: `${grid.client.baseUrl}/images/${cell.index + 1}.png`
        }
        BusyIndicator {
            anchors.centerIn: parent
            running: image.status === Image.Loading
        }
    }
    ScrollBar.vertical: ScrollBar {}
}
