// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls

//! Images of Qt Quick, which load through HttpQ: see gallery.cpp.
GridView {
    id: grid

    //! Where the images are.
    required property url server

    clip: true
    cellWidth: Math.floor((width - 16) / Math.max(1, Math.floor((width - 16) / 180))) // without a rest
    cellHeight: Math.round(cellWidth * 2 / 3)
    model: 96
    delegate: Item {
        id: cell

        required property int index

        width: grid.cellWidth
        height: grid.cellHeight

        Image {
            id: image

            objectName: "image" + cell.index
            anchors.fill: parent
            anchors.margins: 4
            fillMode: Image.PreserveAspectCrop
            source: `${grid.server}/images/${cell.index + 1}.png?width=360&height=240`
        }
        BusyIndicator {
            anchors.centerIn: parent
            running: image.status === Image.Loading
            visible: running // it does not fade out over the image
        }
        Label {
            anchors.centerIn: parent
            visible: image.status === Image.Error
            text: qsTr("Not there")
        }
    }
    ScrollBar.vertical: ScrollBar {}
}
