// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer driver of the plan reader: whatever reads without a problem must survive being written and read again.
#include "core/io/plan_reader.h"
#include "core/io/plan_writer.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const sp::PlanFile file = sp::readPlan(bytes, QStringLiteral("fuzz"));
    if (!file.problems.empty())
        return 0;
    const QByteArray once = sp::writePlan(file.project);
    const sp::PlanFile again = sp::readPlan(once, QStringLiteral("again"));
    if (!again.problems.empty() || !(again.project == file.project) || sp::writePlan(again.project) != once)
        std::abort();
    return 0;
}
