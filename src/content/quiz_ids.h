#pragma once
#include "content/evidence_ids.h"
#include "content/quiz.h"

namespace tc::content {

// One table per enumeration; the argument only chooses it: choices_of(Topic{}).
const Choices<ItemType>& choices_of(ItemType);
const Choices<Topic>& choices_of(Topic);
const Choices<Level>& choices_of(Level);
const Choices<Pool>& choices_of(Pool);
const Choices<TestForm>& choices_of(TestForm);
const Choices<QuizScene>& choices_of(QuizScene);
const Choices<Target::Kind>& choices_of(Target::Kind);
const Choices<CurveFeature::Test>& choices_of(CurveFeature::Test);
const Choices<AuditTask::Mode>& choices_of(AuditTask::Mode);

}  // namespace tc::content
