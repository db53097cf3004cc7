// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

ApplicationWindow {
    id: window

    //! The server that is asked.
    required property url baseUrl
    required property url downloadFolder
    //! The path of the file that is sent unless another is named.
    required property string uploadFile

    width: 1000
    height: 640
    minimumWidth: 640
    minimumHeight: 400
    visible: true
    title: qsTr("HttpQ gallery")

    HttpClient {
        id: api

        baseUrl: window.baseUrl
    }

    header: TabBar {
        id: tabs

        objectName: "tabs"

        TabButton {
            objectName: "catalogueTab"
            text: qsTr("Catalogue")
        }
        TabButton {
            objectName: "imagesTab"
            text: qsTr("Images")
        }
        TabButton {
            objectName: "liveTab"
            text: qsTr("Live")
        }
        TabButton {
            objectName: "uploadTab"
            text: qsTr("Upload")
        }
        TabButton {
            objectName: "downloadTab"
            text: qsTr("Download")
        }
        TabButton {
            objectName: "errorsTab"
            text: qsTr("Errors")
        }
        TabButton {
            objectName: "networkTab"
            text: qsTr("Network")
        }
    }

    StackLayout {
        anchors.fill: parent
        anchors.margins: 16
        currentIndex: tabs.currentIndex

        CataloguePage {
            objectName: "cataloguePage"
            client: api
        }
        ImagesPage {
            objectName: "imagesPage"
            server: api.baseUrl
        }
        LivePage {
            objectName: "livePage"
            client: api
        }
        UploadPage {
            objectName: "uploadPage"
            client: api
            initialFile: window.uploadFile
        }
        DownloadPage {
            objectName: "downloadPage"
            client: api
            folder: window.downloadFolder
        }
        ErrorsPage {
            objectName: "errorsPage"
            client: api
        }
        NetworkInspector {
            objectName: "networkPage"
            clients: [api]
        }
    }
}
