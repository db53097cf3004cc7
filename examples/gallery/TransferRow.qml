// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! How far a Download or an Upload is, with buttons for it.
ColumnLayout {
    id: row

    required property HttpTransfer transfer

    readonly property bool isPaused: transfer.state === HttpTransfer.Paused
    readonly property bool isUnderWay: transfer.state === HttpTransfer.Running || isPaused

    spacing: 12

    function size(bytes) {
        return Qt.locale().formattedDataSize(bytes, 1, Locale.DataSizeSIFormat)
    }

    RowLayout {
        spacing: 8

        Button {
            objectName: "start"
            enabled: !row.isUnderWay
            text: qsTr("Start")
            onClicked: row.transfer.start()
        }
        Button {
            objectName: "pause"
            enabled: row.isUnderWay
            text: row.isPaused ? qsTr("Resume") : qsTr("Pause")
            onClicked: row.isPaused ? row.transfer.resume() : row.transfer.pause()
        }
        Button {
            objectName: "cancel"
            enabled: row.isUnderWay
            text: qsTr("Cancel")
            onClicked: row.transfer.cancel()
        }
    }
    ProgressBar {
        objectName: "progress"
        Layout.fillWidth: true
        indeterminate: row.transfer.progress < 0
        value: Math.max(row.transfer.progress, 0)
    }
    Label {
        objectName: "status"
        text: {
            switch (row.transfer.state) {
            case HttpTransfer.Running:
                return row.transfer.timeLeft < 0
                        ? qsTr("Under way")
                        : qsTr("%1 of %2, %3/s, %n second(s) left", "sizes", Math.ceil(row.transfer.timeLeft / 1000))
                                .arg(row.size(row.transfer.progress * row.transfer.bytesTotal))
                                .arg(row.size(row.transfer.bytesTotal))
                                .arg(row.size(row.transfer.bytesPerSecond))
            case HttpTransfer.Paused:
                return qsTr("Paused")
            case HttpTransfer.Finished:
                return qsTr("Finished")
            case HttpTransfer.Failed:
                return row.transfer.error.isCancelled ? qsTr("Cancelled") : qsTr("Failed")
            }
            return qsTr("Not started")
        }
    }
    ErrorBar {
        Layout.fillWidth: true
        error: row.transfer.error
        onRetry: row.transfer.start()
    }
}
