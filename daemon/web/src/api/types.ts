// The words of the API under short names. Everything comes from daemon/api/openapi.yaml.
import type { components } from './openapi';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type Person = Schemas['Person'];
export type PersonRef = Schemas['PersonRef'];
export type Group = Schemas['Group'];
export type Party = Schemas['Party'];
export type Duty = Schemas['Duty'];
export type Board = Schemas['Board'];
export type Count = Schemas['Count'];
export type TaskCard = Schemas['TaskCard'];
export type Channels = Schemas['Channels'];
export type Unreachable = Schemas['Unreachable'];
export type Contact = Schemas['Contact'];
export type ContactChoice = Schemas['ContactChoice'];
export type HalfSignedIn = Schemas['HalfSignedIn'];
export type SecondFactor = Schemas['SecondFactor'];
export type SecondFactorBegun = Schemas['SecondFactorBegun'];
export type RecoveryCodes = Schemas['RecoveryCodes'];
export type LinkCode = Schemas['LinkCode'];
export type TaskPage = Schemas['TaskPage'];
export type TaskListName = Schemas['TaskListName'];
export type TaskState = Schemas['TaskState'];
export type Task = Schemas['Task'];
export type Step = Schemas['Step'];
export type Requirement = Schemas['Requirement'];
export type Evidence = Schemas['Evidence'];
export type EvidenceKind = Schemas['EvidenceKind'];
export type Submission = Schemas['Submission'];
export type IndicatorSlot = Schemas['IndicatorSlot'];
export type IndicatorValue = Schemas['IndicatorValue'];
export type Notice = Schemas['Notice'];
export type Rung = Schemas['Rung'];
export type Audience = Schemas['Audience'];
export type NewLink = Schemas['NewLink'];
export type Waiver = Schemas['Waiver'];
export type JournalEntry = Schemas['JournalEntry'];
export type JournalLine = Schemas['JournalLine'];
export type JournalLinePage = Schemas['JournalLinePage'];
export type JournalTypes = Schemas['JournalTypes'];
export type JournalVerification = Schemas['JournalVerification'];
export type Deadline = Schemas['Deadline'];
export type Window = Schemas['Window'];
export type Item = Schemas['Item'];
export type Source = Schemas['Source'];
export type Doubt = Schemas['Doubt'];
export type OtherReading = Schemas['OtherReading'];
export type Candidate = Schemas['Candidate'];
export type ShownDocument = Schemas['Document'];
export type DocumentTable = Schemas['DocumentTable'];
export type DocumentParagraph = Schemas['DocumentParagraph'];
export type ReadingRule = Schemas['ReadingRule'];
export type ReadingRules = Schemas['ReadingRules'];
export type Preview = Schemas['Preview'];
export type Decision = Schemas['Decision'];
export type NewRoadmap = Schemas['NewRoadmap'];
export type Imported = Schemas['Imported'];
export type Roadmap = Schemas['Roadmap'];
export type RoadmapView = Schemas['RoadmapView'];
export type Edition = Schemas['Edition'];
export type EditionCounts = Schemas['EditionCounts'];
export type EditionPreview = Schemas['EditionPreview'];
export type EditionRow = Schemas['EditionRow'];
export type EditionTask = Schemas['EditionTask'];
export type EditionApplied = Schemas['EditionApplied'];
export type NewEdition = Schemas['NewEdition'];
export type NewCopy = Schemas['NewCopy'];
export type DeliveryCard = Schemas['DeliveryCard'];
export type DeliveryPage = Schemas['DeliveryPage'];
export type DeliveryView = Schemas['DeliveryView'];
export type DeliveryState = Schemas['DeliveryState'];
export type Node = Schemas['Node'];
export type Nodes = Schemas['Nodes'];
export type ProblemBody = Schemas['Problem'];
export type ProblemCode = ProblemBody['code'];

/** Every evidence kind, in the order in which a person is offered them. */
export const evidenceKinds = [
  'order', 'protocol', 'analytical_note', 'report', 'recommendations', 'plan',
  'agreement', 'register', 'publication', 'certificate', 'other',
] as const satisfies readonly EvidenceKind[];
