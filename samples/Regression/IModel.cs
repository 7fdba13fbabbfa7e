namespace NetGen.Samples.Regression;

/// <summary>Something that was fitted to patients and predicts the progression of others.</summary>
internal interface IModel
{
    double[] Predict(Patients patients);
}
